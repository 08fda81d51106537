import { Page } from '../../shell/page'
import { MyPage } from './my-page'

/** 我的: my things, my registrations, how large the words are, and what is kept about me. */
export default function Me() {
  return (
    <Page title='我的' isTab>
      <MyPage />
    </Page>
  )
}
