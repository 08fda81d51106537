import { Page } from '../../shell/page'
import { Words } from '../../ui'

export default function Placeholder() {
  return (
    <Page title='首页' isTab>
      <Words>首页</Words>
    </Page>
  )
}
