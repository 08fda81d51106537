import { type Outcome, TEXT_MAX } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Stepper } from '../../../../parts/stepper'
import { Button, classesOf, Heading, Pick, Sheet, TextArea } from '../../../../ui'
import type { SheetProps } from './held-sheets'
import css from './sheets.module.css'

const cx = classesOf(css)

const OUTCOMES: { outcome: Outcome; word: string }[] = [
  { outcome: 'resolved', word: '都办好了' },
  { outcome: 'partly', word: '办好一部分' },
  { outcome: 'explained', word: '解释清楚了' },
  { outcome: 'guided', word: '帮着找了别处' },
]
const PHRASES = ['已经办好，当面看过，没问题', '东西换好了，试过能用', '教会了，也写了步骤留着']
const PEOPLE_MAX = 99

/** What was done, how far, for how many and by how many: the figures are made of this and of nothing else. */
export function FulfilSheet({ isBusy, refusal, onClose, onSend }: SheetProps) {
  const [result, setResult] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>('resolved')
  const [beneficiaries, setBeneficiaries] = useState(1)
  const [servedCount, setServedCount] = useState(1)

  function change(next: string) {
    setResult(next)
    setMissing(false)
  }

  function send() {
    if (result.trim() === '') return setMissing(true)
    void onSend({ action: 'fulfil', result: result.trim(), outcome, beneficiaries, servedCount })
  }

  return (
    <Sheet title='办好了' onClose={onClose}>
      <TextArea
        id='result'
        label='办得怎么样'
        note='居民和社区都看得到'
        value={result}
        maxLength={TEXT_MAX}
        error={isMissing ? '请写一句，或点一下现成的话。' : refusal}
        onChange={change}
      />
      <View className={cx('phrases')}>
        {PHRASES.map((phrase) => (
          <Pick key={phrase} word={phrase} isOn={result === phrase} onTap={() => change(phrase)} />
        ))}
      </View>
      <Heading level={3}>办到哪一步</Heading>
      <View className={cx('phrases')} role='radiogroup' ariaLabel='办到哪一步'>
        {OUTCOMES.map((choice) => (
          <Pick
            key={choice.outcome}
            word={choice.word}
            isOn={outcome === choice.outcome}
            onTap={() => setOutcome(choice.outcome)}
          />
        ))}
      </View>
      <Stepper label='帮到几个人' value={beneficiaries} max={PEOPLE_MAX} onChange={setBeneficiaries} />
      <Stepper label='去了几个人，您也算' value={servedCount} max={PEOPLE_MAX} onChange={setServedCount} />
      <View className={cx('foot')}>
        <Button kind='main' size='big' isWide isBusy={isBusy} onTap={send}>
          告诉居民
        </Button>
      </View>
    </Sheet>
  )
}
