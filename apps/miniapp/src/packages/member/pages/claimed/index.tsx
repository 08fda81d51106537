import { Page } from '../../../../shell/page'
import { ClaimedList } from './claimed-list'

/** 我的认领: what I have in hand, and what I have done. */
export default function Claimed() {
  return (
    <Page title='我的认领'>
      <ClaimedList />
    </Page>
  )
}
