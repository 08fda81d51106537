import { Page } from '../../../../shell/page'
import { Button } from '../../../../ui'
import { ApplyForm } from './apply-form'
import { useApply } from './use-apply'

/** Applying to a community, for whom no roster speaks. */
export default function Apply() {
  const form = useApply()
  return (
    <Page
      title='申请报到'
      foot={
        <Button kind='main' size='big' isWide isBusy={form.isBusy} onTap={() => void form.submit()}>
          申请报到
        </Button>
      }
    >
      <ApplyForm form={form} />
    </Page>
  )
}
