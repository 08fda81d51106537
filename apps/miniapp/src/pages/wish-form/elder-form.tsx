import { useState } from 'react'
import { CallBackSheet } from '../../parts/call-back-sheet'
import { goBack, Page } from '../../shell/page'
import { Button, LinkRow, Note } from '../../ui'
import type { DraftField } from '../../wish-draft'
import {
  CategorySection,
  ConsentSection,
  FamilyAndPlaceSection,
  PhoneFields,
  WhoSection,
  WordsSection,
} from './sections'
import { SubmitRefusal } from './submit-refusal'
import { showField, type WishForm } from './use-wish-form'

/** What each page asks; the last one sends. Whoever has been here before only glances at the rest. */
const STEPS: readonly (readonly DraftField[])[] = [['category'], ['text'], ['family', 'place'], ['phone', 'consent']]
const STEPS_OF_KNOWN: typeof STEPS = [['category'], ['text'], ['family', 'place', 'phone', 'consent']]

/** One question a page. */
export function ElderForm({ form }: { form: WishForm }) {
  const [step, setStep] = useState(0)
  const [steps] = useState(form.isKnown ? STEPS_OF_KNOWN : STEPS)
  const isLast = step === steps.length - 1
  const goOn = () => {
    const first = form.check(steps[step])
    if (first) showField(first)
    else setStep(step + 1)
  }
  return (
    <Page
      title='说心愿'
      foot={
        <>
          {step > 0 && (
            <Button kind='plain' onTap={() => setStep(step - 1)}>
              上一步
            </Button>
          )}
          <Button kind='main' size='big' isWide isBusy={form.isBusy} onTap={isLast ? () => void form.submit() : goOn}>
            {isLast ? '提交' : '下一步'}
          </Button>
        </>
      }
    >
      <Note>
        第{step + 1}步，共{steps.length}步
      </Note>
      <StepFields form={form} fields={steps[step] ?? []} isKnown={steps === STEPS_OF_KNOWN} />
      <SubmitRefusal text={form.refusal} />
    </Page>
  )
}

function StepFields({ form, fields, isKnown }: { form: WishForm; fields: readonly DraftField[]; isKnown: boolean }) {
  const asks = (field: DraftField) => fields.includes(field)
  return (
    <>
      {asks('category') && <CategorySection form={form} />}
      {asks('text') && <WordsSection form={form} />}
      {asks('text') && <NoTyping form={form} />}
      {isKnown && asks('phone') && <WhoSection form={form} isOpen={false} />}
      {!isKnown && asks('place') && <FamilyAndPlaceSection form={form} />}
      {!isKnown && asks('phone') && <PhoneFields form={form} />}
      {asks('consent') && <ConsentSection form={form} />}
    </>
  )
}

/** For whoever cannot write: speak to the keyboard, or be rung up. */
function NoTyping({ form: { draft } }: { form: WishForm }) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Note>不会打字？点键盘上的小话筒，说出来也行。</Note>
      {draft.place && <LinkRow icon='callback' text='请社区给我回电话' onTap={() => setAsking(true)} />}
      {draft.place && isAsking && (
        <CallBackSheet place={draft.place} onClose={() => setAsking(false)} onDone={goBack} />
      )}
    </>
  )
}
