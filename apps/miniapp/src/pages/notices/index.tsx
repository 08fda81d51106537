import { Page } from '../../shell/page'
import { Words } from '../../ui'

export default function Placeholder() {
  return (
    <Page title='消息' isTab>
      <Words>消息</Words>
    </Page>
  )
}
