import { listNeeds, type OwnRow } from '@microwish/contract'
import Taro, { useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { call } from '../../api'
import { useMe } from '../../me'
import { isOwnRow, mostPressing } from '../../needs'
import { useOutbox } from '../../outbox'
import { areaOfLink } from '../../parts/door-qr'
import { findPlace, rememberPlace, useProfile } from '../../profile'
import { useTextSet } from '../../text-set'

/** Enough to know what is pressing; the count says 10+ beyond. */
const GLANCE = 10

/** The home page's facts: who and where I am, and which of my things waits for me. */
export function useHome() {
  const me = useMe()
  const { place, contact } = useProfile()
  const textSet = useTextSet()
  const outgoing = useOutbox()
  const [needs, setNeeds] = useState<readonly OwnRow[]>([])
  const areaId = areaOfLink(useRouter().params)

  const load = useCallback(async () => {
    try {
      const { items } = await call(listNeeds, { list: 'mine', limit: GLANCE })
      setNeeds(items.filter(isOwnRow))
    } catch {
      // The page is whole without this strip; 我的事 itself says what went wrong.
    }
  }, [])

  useDidShow(() => void load())
  usePullDownRefresh(() => void load().finally(() => void Taro.stopPullDownRefresh()))
  useElderTabBar(textSet === 'elder')
  useEffect(() => {
    if (!areaId) return
    // Without an answer the person chooses the community by hand.
    findPlace(areaId).then(
      (found) => found && rememberPlace(found),
      () => undefined,
    )
  }, [areaId])

  return {
    name: contact?.name || givenName(me?.name),
    calledName: contact?.name ?? '',
    place,
    isElder: textSet === 'elder',
    pressing: mostPressing(needs),
    count: needs.length + outgoing.length,
    hasMore: needs.length === GLANCE,
    isWaiting: outgoing.length > 0,
  }
}
export type Home = ReturnType<typeof useHome>

/** 长辈版 has no tab bar. */
function useElderTabBar(isElder: boolean) {
  const apply = useCallback(() => {
    // Refused while another page is on top; it is tried again when this one shows.
    const done = isElder ? Taro.hideTabBar() : Taro.showTabBar()
    Promise.resolve(done).catch(() => undefined)
  }, [isElder])
  useDidShow(apply)
  useEffect(apply, [apply])
}

/** 「小满」 of 「温小满」; aliases are not spoken. */
function givenName(name: string | undefined): string {
  if (!name || !/^[\u4e00-\u9fa5]{2,4}$/.test(name) || name.includes('居民')) return ''
  return name.length > 2 ? name.slice(-2) : name
}
