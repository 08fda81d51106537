import { listNeeds, type OwnRow } from '@microwish/contract'
import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api'
import { flushOutbox, type Outgoing, takeBack, useOutbox } from '../../outbox'
import { isOwnRow } from '../../needs'
import { useEndless } from '../../use-endless'
import { editDraft } from '../../wish-draft'

async function fetchMine({ cursor }: { cursor?: string }): Promise<{ items: OwnRow[]; cursor?: string | undefined }> {
  const { items, cursor: next } = await call(listNeeds, { list: 'mine', ...(cursor ? { cursor } : {}) })
  return { items: items.filter(isOwnRow), cursor: next }
}

/** What waits for my word comes first, where the eye is. */
function myTurnFirst(items: readonly OwnRow[]): OwnRow[] {
  const isMyTurn = ({ status }: OwnRow) => status === 'needs_info' || status === 'fulfilled'
  return [...items.filter(isMyTurn), ...items.filter((item) => !isMyTurn(item))]
}

/** What I asked for, my turn first, then newest first, and above it what still waits on this device. */
export function useMyNeeds() {
  const { list, reload } = useEndless(fetchMine)
  const outgoing = useOutbox()

  const waiting = outgoing.length
  const waitedBefore = useRef(waiting)
  useEffect(() => {
    // What left this device by itself is in the list now; without it the wish would seem lost.
    if (waiting < waitedBefore.current) void reload()
    waitedBefore.current = waiting
  }, [waiting, reload])
  const [retrying, setRetrying] = useState<'no' | 'now' | 'tried'>('no')
  const retry = async () => {
    setRetrying('now')
    try {
      await flushOutbox()
      await reload()
    } finally {
      setRetrying('tried')
    }
  }

  /** Back into the form with the words as they were, under a new key: it is decided that the old one was refused. */
  const mend = ({ key }: Outgoing) => {
    const item = takeBack(key)
    if (!item) return
    const { input } = item
    editDraft({
      category: input.category,
      text: input.text ?? '',
      isForFamily: input.onBehalf !== undefined,
      familyName: input.onBehalf?.name ?? '',
    })
    void Taro.navigateTo({ url: '/pages/wish-form/index' })
  }

  return {
    list: list.phase === 'ready' ? { ...list, items: myTurnFirst(list.items) } : list,
    outgoing,
    retrying,
    reload,
    retry,
    mend,
    drop: ({ key }: Outgoing) => void takeBack(key),
  }
}
