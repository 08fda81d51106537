import { Page } from '../../shell/page'
import { useTextSet } from '../../text-set'
import { Button } from '../../ui'
import { ElderForm } from './elder-form'
import { CategorySection, ConsentSection, WhoSection, WordsSection } from './sections'
import { SubmitRefusal } from './submit-refusal'
import { useWishForm } from './use-wish-form'

export default function WishFormPage() {
  const form = useWishForm()
  const isElder = useTextSet() === 'elder'
  if (isElder) return <ElderForm form={form} />
  return (
    <Page
      title='许个心愿'
      foot={
        <Button kind='main' size='big' isWide isBusy={form.isBusy} onTap={() => void form.submit()}>
          提交
        </Button>
      }
    >
      <CategorySection form={form} />
      <WordsSection form={form} />
      <WhoSection form={form} isOpen={!form.isKnown} />
      <ConsentSection form={form} />
      <SubmitRefusal text={form.refusal} />
    </Page>
  )
}
