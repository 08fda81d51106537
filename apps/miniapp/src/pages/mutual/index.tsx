import { Page } from '../../shell/page'
import { Words } from '../../ui'

export default function Placeholder() {
  return (
    <Page title='互助' isTab>
      <Words>互助</Words>
    </Page>
  )
}
