import { Page } from '../../../../shell/page'
import { Words } from '../../../../ui'

export default function Placeholder() {
  return (
    <Page title='我的认领'>
      <Words>我的认领</Words>
    </Page>
  )
}
