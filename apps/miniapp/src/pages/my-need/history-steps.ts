import { GRADE_TEXT, type HistoryLine, type NeedStatus, type OwnNeed, ROLE_AUDIENCE } from '@microwish/contract'
import { HISTORY_TEXT } from '../../messages'
import { appointmentText, momentText } from '../../time'
import type { Step } from '../../ui'

/** What a resident may look forward to from each status. */
const AHEAD: Partial<Record<NeedStatus, readonly string[]>> = {
  submitted: ['找热心人来办', '办好了，请您看看'],
  needs_info: ['社区接着办'],
  open: ['热心人来办', '办好了，请您看看'],
  assigned: ['办好了，请您看看'],
  claimed: ['办好了，请您看看'],
  fulfilled: ['您看过，就算办好了'],
}

const WORD_LABEL: Partial<Record<HistoryLine['words'][number]['label'], string>> = {
  question: '问您',
  answer: '您说',
  turnTo: '您可以找',
}

/** The history as steps, oldest first: what is done, what is now, what comes. */
export function stepsOf(need: OwnNeed): (Step & { lines: string[] })[] {
  const told = need.history.filter(({ action }) => action !== 'unknown')
  const ahead = need.status === 'unknown' ? [] : (AHEAD[need.status] ?? [])
  const past = told.map((line, index) => ({
    key: line.version,
    state: index === told.length - 1 && ahead.length > 0 ? ('now' as const) : ('done' as const),
    title: titleOfLine(line),
    note: [momentText(line.at), line.byUnit, line.agreedAt && `约在${appointmentText(line.agreedAt)}`]
      .filter(Boolean)
      .join(' · '),
    // The resident's own words and the hall's stand elsewhere on the page.
    lines: line.words
      .filter(({ label }) => label !== 'text' && label !== 'summary')
      .map(({ label, text }) => (WORD_LABEL[label] ? `${WORD_LABEL[label]}：${text}` : text)),
  }))
  return [...past, ...ahead.map((title) => ({ key: title, state: 'next' as const, title, lines: [] }))]
}

function titleOfLine(line: HistoryLine): string {
  const { action, by } = line
  if (action === 'unknown') return ''
  if (action === 'confirm') return gradeOfLine(line)
  return HISTORY_TEXT[action].replace('{by}', by)
}

/** Staff may note the grade after a call; after a while the clock closes without one. */
function gradeOfLine({ grade, byRole }: HistoryLine): string {
  const isCall = byRole !== undefined && ROLE_AUDIENCE[byRole] === 'staff'
  if (!grade) return '办好了，没有评价'
  return isCall ? `社区打电话问过您，记下“${GRADE_TEXT[grade]}”` : `您评了“${GRADE_TEXT[grade]}”`
}
