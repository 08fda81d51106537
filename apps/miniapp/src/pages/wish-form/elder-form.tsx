import { View } from '@tarojs/components'
import { useState } from 'react'
import { Page } from '../../shell/page'
import { Button, Note } from '../../ui'
import type { DraftField } from '../../wish-draft'
import { CategorySection, ConsentSection, WhoSection, WordsSection } from './sections'
import { SubmitRefusal } from './submit-refusal'
import type { WishForm } from './use-wish-form'

/** What each page of the 长辈版 form asks; the last one sends. */
const STEPS: readonly (readonly DraftField[])[] = [['category'], ['text'], ['place', 'phone', 'family', 'consent']]

/** One question a page. */
export function ElderForm({ form }: { form: WishForm }) {
  const [step, setStep] = useState(0)
  const isLast = step === STEPS.length - 1
  const goOn = () => {
    if (!form.check(STEPS[step])) setStep(step + 1)
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
        第{step + 1}步，共{STEPS.length}步
      </Note>
      {step === 0 && <CategorySection form={form} />}
      {step === 1 && <WordsSection form={form} />}
      {isLast && (
        <View>
          <WhoSection form={form} isOpen={!form.isKnown} />
          <ConsentSection form={form} />
        </View>
      )}
      <SubmitRefusal text={form.refusal} />
    </Page>
  )
}
