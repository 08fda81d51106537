import {
  type CaseNeed,
  COST_CLASS_TEXT,
  CostClass,
  SUMMARY_MAX,
  TIME_WINDOW_TEXT,
  TimeWindow,
} from '@microwish/contract'
import { Input } from 'antd'
import { effortText, words } from '../../messages'
import { Chip } from '../../ui/chip'
import { Choice } from '../../ui/choice'
import { Field } from '../../ui/field'
import { HallPreview } from './hall-preview'
import { HeadcountChoice } from './headcount-choice'
import { PublishProblems } from './publish-problems'
import type { Publish } from './use-publish'

const EFFORTS = [15, 30, 60, 120, 240]
const WINDOWS = TimeWindow.options.map((value) => ({ value, label: TIME_WINDOW_TEXT[value] }))
const COSTS = CostClass.options.map((value) => ({ value, label: COST_CLASS_TEXT[value] }))

/** The few choices that make a card of the hall, and the card itself. */
export function PublishCard({ need, publish }: { need: CaseNeed; publish: Publish }) {
  const { draft, left, set } = publish
  const efforts = [...new Set([...EFFORTS, draft.effortMinutes])].sort((a, b) => a - b)
  return (
    <section className='card'>
      <div className='row between wrap card-head'>
        <h2>{words.triage.toHall}</h2>
        {left.length > 0 ? (
          <Chip tone='honey' icon='warning'>
            {words.triage.left(left.join('、'))}
          </Chip>
        ) : (
          <Chip tone='leaf' icon='shield'>
            {words.triage.clean}
          </Chip>
        )}
      </div>
      <PublishProblems publish={publish} />
      <div className='publish-columns'>
        <div className='col'>
          <Field label={words.triage.summary} note={words.triage.summaryNote} isRequired>
            {(control) => (
              <Input.TextArea
                {...control}
                className='summary'
                rows={2}
                maxLength={SUMMARY_MAX}
                placeholder={need.text ? undefined : words.triage.callFirst}
                value={draft.summary}
                onChange={(event) => publish.write(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void publish.publish()
                }}
              />
            )}
          </Field>
          <Choice
            label={words.triage.effort}
            options={efforts.map((minutes) => ({ value: String(minutes), label: effortText(minutes) }))}
            value={String(draft.effortMinutes)}
            onChange={(minutes) => set({ effortMinutes: Number(minutes) })}
          />
          <Choice
            label={words.triage.window}
            options={WINDOWS}
            value={draft.timeWindow}
            onChange={(timeWindow) => set({ timeWindow })}
          />
          <HeadcountChoice headcount={draft.headcount} onChange={(headcount) => set({ headcount })} />
          <Choice
            label={words.triage.cost}
            options={COSTS}
            value={draft.costClass}
            onChange={(costClass) => set({ costClass })}
          />
        </div>
        <HallPreview need={need} draft={draft} />
      </div>
    </section>
  )
}
