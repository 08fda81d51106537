import { type GeneralNotice, listNotices, type Notice } from '@microwish/contract'
import { useDidHide } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '../../api'
import { useEndless } from '../../use-endless'
import { seenAtStore } from './seen-at'

export type AnyNotice = Notice | GeneralNotice

/** My notices, newest first. What came since the last visit is new until the page is left. */
export function useNotices() {
  const notices = useEndless<AnyNotice>(async ({ cursor }) => {
    const page = await call(listNotices, cursor === undefined ? {} : { cursor })
    const items = [...page.items, ...(page.others ?? [])].sort((a, b) => (a.at < b.at ? 1 : -1))
    return { items, cursor: page.cursor }
  })
  const [seenAt, setSeenAt] = useState(seenAtStore.get)
  const newest = notices.list.phase === 'ready' ? notices.list.items[0]?.at : undefined

  useEffect(() => {
    if (newest) seenAtStore.set(newest)
  }, [newest])
  useDidHide(() => setSeenAt(seenAtStore.get()))

  return { ...notices, isUnread: (notice: AnyNotice) => seenAt === undefined || notice.at > seenAt }
}
