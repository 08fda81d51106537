import { type CaseNeed, CHANNEL_TEXT, CATEGORY_TEXT, COST_CLASS_TEXT, TIME_WINDOW_TEXT } from '@microwish/contract'
import { placeOf } from '../../case-words'
import { effortText, words } from '../../messages'
import { formatTime } from '../../time'

/** The resident's own words beside what the hall shows of them. */
export function WordsCard({ need }: { need: CaseNeed }) {
  const { publication } = need
  return (
    <section className='card words-card'>
      <div>
        <h2 className='quiet'>{words.need.said}</h2>
        <p className='said'>{need.text || words.need.callBack}</p>
        <p className='note c2'>
          {[CATEGORY_TEXT[need.category], CHANNEL_TEXT[need.channel], formatTime(need.submittedAt)].join(' · ')}
          {need.isBackfilled && ` · ${words.need.backfilled(formatTime(need.occurredAt))}`}
        </p>
      </div>
      <div>
        <h2 className='quiet'>{words.need.hall}</h2>
        {publication ? (
          <>
            <p className='said'>{publication.publicSummary}</p>
            <p className='note c2'>
              {[
                words.triage.about(effortText(publication.effortMinutes)),
                TIME_WINDOW_TEXT[publication.timeWindow],
                words.unit.people(publication.headcount),
                COST_CLASS_TEXT[publication.costClass],
                placeOf(need),
              ].join(' · ')}
            </p>
          </>
        ) : (
          <p className='c2'>{words.need.notPublished}</p>
        )}
      </div>
    </section>
  )
}
