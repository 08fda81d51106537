import { type CaseNeed, GRADE_TEXT, OUTCOME_TEXT, UNRATED_TEXT } from '@microwish/contract'
import { words } from '../../messages'

/** What the present status needs said: the open question, the refusal, the result and how it was rated. */
export function StandCard({ need }: { need: CaseNeed }) {
  const { question, decline, result, outcome, grade, status } = need
  const rows: [string, string][] = []
  if (status === 'needs_info' && question) rows.push([words.need.question, question])
  if (status === 'declined' && decline)
    rows.push([words.need.declined, decline.reason], [words.need.turnTo, decline.turnTo])
  if (result) rows.push([words.need.result, result])
  if (outcome) rows.push([words.need.outcome, OUTCOME_TEXT[outcome].staff])
  if (status === 'closed') rows.push([words.need.grade, grade ? GRADE_TEXT[grade] : UNRATED_TEXT])
  if (rows.length === 0) return null
  return (
    <section className='card' aria-label={words.need.stand}>
      <dl className='kv'>
        {rows.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
