import { type CaseNeed, type Category, COST_CLASS_TEXT, TIME_WINDOW_TEXT } from '@microwish/contract'
import { placeOf } from '../../case-words'
import { effortText, words } from '../../messages'
import { Icon, type IconName } from '../../ui/icon'
import type { PublishDraft } from './drafts'

const CATEGORY_ICON: Record<Category, IconName> = {
  repair: 'wrench',
  learn: 'book',
  company: 'family',
  photo: 'camera',
  borrow: 'goods',
  other: 'chat',
}

/** The card as registered members will see it, while it is being written. */
export function HallPreview({ need, draft }: { need: CaseNeed; draft: PublishDraft }) {
  const facts: [IconName, string][] = [
    ['clock', words.triage.about(effortText(draft.effortMinutes))],
    ['calendar', TIME_WINDOW_TEXT[draft.timeWindow]],
    ['person', words.unit.people(draft.headcount)],
    ['goods', COST_CLASS_TEXT[draft.costClass]],
  ]
  return (
    <aside className='preview' aria-label={words.triage.preview}>
      <p className='note c2'>{words.triage.preview}</p>
      <div className='phonecard'>
        <div className='row'>
          <i className='leafbox'>
            <Icon name={CATEGORY_ICON[need.category]} size={24} />
          </i>
          <b>{draft.summary.trim() || words.triage.emptySummary}</b>
        </div>
        <div className='meta'>
          {facts.map(([icon, text]) => (
            <span key={icon}>
              <Icon name={icon} />
              {text}
            </span>
          ))}
        </div>
        <p className='note c3'>
          {placeOf(need)} · {words.triage.justNow}
        </p>
      </div>
      <p className='note c2'>{words.triage.whoSees(need.communityName)}</p>
    </aside>
  )
}
