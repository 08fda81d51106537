import {
  ACTION_TEXT,
  GRADE_TEXT,
  type HistoryLine,
  OUTCOME_TEXT,
  ROLE_TEXT,
  UNRATED_TEXT,
  type ViewAction,
} from '@microwish/contract'
import { historyLabel, words } from '../../messages'
import { formatTime } from '../../time'
import type { Tone } from '../../ui/chip'
import { Icon, type IconName } from '../../ui/icon'

const LOOK: Record<ViewAction, [Tone, IconName]> = {
  submit: ['brook', 'inbox'],
  accept: ['leaf', 'check'],
  ask: ['honey', 'ask'],
  supply: ['brook', 'chat'],
  decline: ['stone', 'signpost'],
  resubmit: ['brook', 'inbox'],
  publish: ['tang', 'leaf'],
  unpublish: ['stone', 'undo'],
  claim: ['brook', 'hands'],
  release: ['stone', 'undo'],
  hand_over: ['brook', 'person'],
  progress: ['brook', 'edit'],
  fulfil: ['leaf', 'hands'],
  confirm: ['leaf', 'face'],
  reopen: ['honey', 'refresh'],
  close: ['leaf', 'check'],
  withdraw: ['stone', 'undo'],
  relocate: ['brook', 'signpost'],
  unknown: ['stone', 'ask'],
}

/** What happened, newest first: who, in which role, for which unit, when, and with what words. */
export function History({ lines }: { lines: readonly HistoryLine[] }) {
  const newestFirst = [...lines].sort((a, b) => b.version - a.version)
  return (
    <section className='card'>
      <div className='row between wrap card-head'>
        <h2>{words.need.history}</h2>
        <span className='note c3'>{words.need.historyNote}</span>
      </div>
      <ol className='hist'>
        {newestFirst.map((line) => (
          <Line key={`${line.version} ${line.action}`} line={line} />
        ))}
      </ol>
    </section>
  )
}

function Line({ line }: { line: HistoryLine }) {
  const [tone, icon] = LOOK[line.action]
  const facts = [
    line.byRole && ROLE_TEXT[line.byRole],
    line.byUnit,
    line.agreedAt && words.need.agreed(formatTime(line.agreedAt)),
    line.outcome && OUTCOME_TEXT[line.outcome].staff,
    line.action === 'confirm' && (line.grade ? GRADE_TEXT[line.grade] : UNRATED_TEXT),
    line.occurredAt && words.need.backfilled(formatTime(line.occurredAt)),
  ].filter(Boolean)
  return (
    <li>
      <i className={`mark-dot ${tone}`}>
        <Icon name={icon} size={12} />
      </i>
      <span className='b'>
        {line.by} {line.action === 'unknown' ? words.need.didSomething : ACTION_TEXT[line.action]}
      </span>
      <time className='num' dateTime={line.at}>
        {formatTime(line.at)}
      </time>
      {facts.length > 0 && <small>{facts.join(' · ')}</small>}
      {line.words.map(({ label, text }) => (
        <small key={label}>
          <span className='c3'>{historyLabel[label]}：</span>
          {text}
        </small>
      ))}
    </li>
  )
}
