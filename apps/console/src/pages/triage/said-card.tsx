import { type CaseNeed, type PersonalSpan, RELATIONSHIP_TEXT } from '@microwish/contract'
import { placeOf } from '../../case-words'
import { words } from '../../messages'
import { Icon } from '../../ui/icon'
import { ContactLine } from './contact-line'
import { SpannedWords } from './spanned-words'

type SaidCardProps = { need: CaseNeed; kept: readonly string[]; onToggle?: (span: PersonalSpan) => void }

/** What the resident said, with everything personal tinted. */
export function SaidCard({ need, kept, onToggle }: SaidCardProps) {
  const masked = need.spans.length
  return (
    <section className='card'>
      <div className='row between wrap card-head'>
        <h2>{words.need.said}</h2>
        <span className='note c3'>{masked > 0 ? words.triage.found(masked) : words.triage.foundNone}</span>
      </div>
      {need.text ? (
        <SpannedWords text={need.text} spans={need.spans} kept={kept} {...(onToggle && { onToggle })} />
      ) : (
        <p className='said'>{words.need.callBack}</p>
      )}
      <div className='row wrap note c2 said-foot'>
        <span className='row'>
          <Icon name='person' size={15} />
          {words.need.submitter(need.submitterName)}
          {need.onBehalf && ` · ${RELATIONSHIP_TEXT[need.onBehalf.relationship]}${words.need.consented}`}
        </span>
        <span className='row'>
          <Icon name='pin' size={15} />
          {placeOf(need)}
        </span>
      </div>
      <ContactLine need={need} />
    </section>
  )
}
