import type { MyRegistration } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PlaceSheet } from '../../../../parts/place-sheet'
import type { Place } from '../../../../profile'
import { Button, classesOf, FieldError, Sheet, Words } from '../../../../ui'
import css from '../../parts/registration.module.css'
import type { UseMine } from './use-mine'

const cx = classesOf(css)

export type Asking = { action: 'cancel' | 'leave' | 'move'; item: MyRegistration }

type ChangeSheetProps = { asking: Asking; mine: UseMine; onClose: () => void }

/** Asked once more, with what it means for whatever is still in hand. */
export function ChangeSheet({ asking: { action, item }, mine, onClose }: ChangeSheetProps) {
  const [place, setPlace] = useState<Place>()
  if (action === 'move' && !place)
    return <PlaceSheet verb='换到' isGridAsked={false} onChoose={setPlace} onClose={onClose} />

  async function send(): Promise<void> {
    if (action !== 'move') {
      if (await mine.change(item, { action })) onClose()
    } else if (place && (await mine.change(item, { action, areaId: place.communityId }))) onClose()
  }
  const { title, words, yes, no } = wordsOf(action, item.areaName, place?.communityName ?? '')
  return (
    <Sheet title={title} onClose={onClose}>
      {words.map((line) => (
        <Words key={line}>{line}</Words>
      ))}
      {mine.refusal && <FieldError id='change' text={mine.refusal} />}
      <View className={cx('wide-buttons')}>
        <Button kind='main' size='big' isWide isBusy={mine.isBusy} onTap={() => void send()}>
          {yes}
        </Button>
        <Button kind='plain' onTap={onClose}>
          {no}
        </Button>
      </View>
    </Sheet>
  )
}

function wordsOf(action: Asking['action'], from: string, to: string) {
  if (action === 'cancel')
    return {
      title: '不申请了？',
      words: [`${from}就不再看您的申请，以后还可以再申请。`],
      yes: '不申请了',
      no: '接着等',
    }
  if (action === 'leave')
    return {
      title: `退出${from}？`,
      words: [
        '手上还没办好的事，要先办好、转给同事或者退回，才能退出。',
        '退出后，看不到这里的心愿。您做过的记录都还在，以后也可以再来报到。',
      ],
      yes: '退出',
      no: '不退了',
    }
  return {
    title: `从${from}换到${to}？`,
    words: [
      `${to}确认以后才换过去；在那之前，您还在${from}，手上的事照常办。`,
      '换过去之前，手上的事要办好、转给同事或者退回。做过的记录都还在。',
    ],
    yes: '申请换过去',
    no: '不换了',
  }
}
