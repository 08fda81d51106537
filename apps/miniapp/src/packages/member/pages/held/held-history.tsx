import { GRADE_TEXT, type HistoryLine } from '@microwish/contract'
import { momentText } from '../../../../time'
import { type Step, Steps, Words } from '../../../../ui'

/** What happened since my own claim, oldest first; the last line is where it stands. */
export function HeldHistory({ lines }: { lines: readonly HistoryLine[] }) {
  const steps = [...lines]
    .sort((a, b) => a.version - b.version)
    .map((line, index): Step => {
      const said = line.words.map(({ text }) => text).join('\n')
      return {
        key: line.version,
        state: index === lines.length - 1 ? 'now' : 'done',
        title: titleOf(line),
        note: momentText(line.at),
        body: said && <Words look='label'>{said}</Words>,
      }
    })
  return <Steps steps={steps} />
}

function titleOf({ action, by, grade }: HistoryLine): string {
  switch (action) {
    case 'claim':
      return `${by}认领了`
    case 'progress':
      return `${by}写了进展`
    case 'ask':
      return `${by}请居民补充`
    case 'supply':
      return `${by}补充了`
    case 'hand_over':
      return `${by}转交`
    case 'fulfil':
      return `${by}办好了`
    case 'confirm':
      return grade ? `${by}评价：${GRADE_TEXT[grade]}` : `${by}确认了`
    case 'reopen':
      return `${by}说还没办好`
    default:
      return `${by}更新了`
  }
}
