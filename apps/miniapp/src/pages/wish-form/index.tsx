import { Page } from '../../shell/page'
import { Words } from '../../ui'

export default function Placeholder() {
  return (
    <Page title='许个心愿'>
      <Words>许个心愿</Words>
    </Page>
  )
}
