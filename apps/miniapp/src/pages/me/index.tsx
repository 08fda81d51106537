import { Page } from '../../shell/page'
import { Words } from '../../ui'

export default function Placeholder() {
  return (
    <Page title='我的' isTab>
      <Words>我的</Words>
    </Page>
  )
}
