import { Page } from '../../../../shell/page'
import { EnterDesk } from './enter-desk'

/** 进工作台: staff let a computer in with the phone that already knows them. */
export default function Enter() {
  return (
    <Page title='进工作台'>
      <EnterDesk />
    </Page>
  )
}
