import { type HeldNeed, NOTE_MAX } from '@microwish/contract'
import { FulfilSheet } from './fulfil-sheet'
import { HandOverSheet } from './hand-over-sheet'
import { TimeSheet } from './time-sheet'
import type { HeldCommand } from './use-held'
import { WordsSheet } from './words-sheet'

/** Which question lies over the page. */
export type Asking = 'progress' | 'time' | 'fulfil' | 'release' | 'hand_over' | 'ask'

export type SheetProps = {
  need: HeldNeed
  isBusy: boolean
  refusal: string | undefined
  onClose: () => void
  onSend: (command: HeldCommand) => Promise<void>
}

export function HeldSheets({ asking, ...props }: SheetProps & { asking: Asking }) {
  const { isBusy, refusal, onClose, onSend } = props
  const common = { isBusy, refusal, onClose, maxLength: NOTE_MAX }
  switch (asking) {
    case 'time':
      return <TimeSheet {...props} />
    case 'fulfil':
      return <FulfilSheet {...props} />
    case 'hand_over':
      return <HandOverSheet {...props} />
    case 'progress':
      return (
        <WordsSheet
          {...common}
          title='写一句进展'
          label='到哪一步了'
          note='居民和社区都看得到'
          phrases={['电话联系过了，时间约好了', '去看过了，还要准备东西', '已经开始办了']}
          send='发出去'
          onSend={(note) => onSend({ action: 'progress', note })}
        />
      )
    case 'ask':
      return (
        <WordsSheet
          {...common}
          title='请居民补充'
          label='想问什么'
          note='居民会收到提醒，补好之后您接着办'
          phrases={['请问什么时间家里有人？', '请问东西是什么型号？', '请问需要带工具吗？']}
          send='问一问'
          onSend={(question) => onSend({ action: 'ask', question })}
        />
      )
    case 'release':
      return (
        <WordsSheet
          {...common}
          title='办不了，退回'
          label='为什么办不了'
          note='只给社区看。退回后，电话和住址就看不到了'
          phrases={['临时有事，去不了', '看过了，需要专业师傅', '联系不上居民']}
          send='退回'
          onSend={(reason) => onSend({ action: 'release', reason })}
        />
      )
  }
}
