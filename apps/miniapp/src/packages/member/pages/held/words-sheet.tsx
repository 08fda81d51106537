import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, classesOf, Pick, Sheet, TextArea } from '../../../../ui'
import css from './sheets.module.css'

const cx = classesOf(css)

type WordsSheetProps = {
  title: string
  label: string
  /** Who reads it. */
  note: string
  /** Ready sentences: one tap instead of typing. */
  phrases: readonly string[]
  maxLength: number
  send: string
  isBusy: boolean
  refusal: string | undefined
  onClose: () => void
  onSend: (text: string) => Promise<void>
}

/** One question answered in words of one's own or in a ready sentence. */
export function WordsSheet(props: WordsSheetProps) {
  const { title, label, note, phrases, maxLength, send, isBusy, refusal, onClose, onSend } = props
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)

  function change(next: string) {
    setText(next)
    setMissing(false)
  }

  return (
    <Sheet title={title} onClose={onClose}>
      <TextArea
        id='words'
        label={label}
        note={note}
        value={text}
        maxLength={maxLength}
        error={isMissing ? '请写一句，或点一下现成的话。' : refusal}
        onChange={change}
      />
      <View className={cx('phrases')}>
        {phrases.map((phrase) => (
          <Pick key={phrase} word={phrase} isOn={text === phrase} onTap={() => change(phrase)} />
        ))}
      </View>
      <View className={cx('foot')}>
        <Button
          kind='main'
          size='big'
          isWide
          isBusy={isBusy}
          onTap={() => (text.trim() === '' ? setMissing(true) : void onSend(text.trim()))}
        >
          {send}
        </Button>
      </View>
    </Sheet>
  )
}
