import { Page } from '../../shell/page'
import { NoticeList } from './notice-list'

/** 消息: what happened to what I asked for and to what I took on. */
export default function Notices() {
  return (
    <Page title='消息' isTab>
      <NoticeList />
    </Page>
  )
}
