import { listNotices, type Notice } from '@microwish/contract'
import { useDidHide } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '../../api'
import { useEndless } from '../../use-endless'
import { seenAtStore } from './seen-at'

/** My notices, newest first. What came since the last visit is new until the page is left. */
export function useNotices() {
  const notices = useEndless<Notice>(({ cursor }) => call(listNotices, cursor === undefined ? {} : { cursor }))
  const [seenAt, setSeenAt] = useState(seenAtStore.get)
  const newest = notices.list.phase === 'ready' ? notices.list.items[0]?.at : undefined

  useEffect(() => {
    if (newest) seenAtStore.set(newest)
  }, [newest])
  useDidHide(() => setSeenAt(seenAtStore.get()))

  return { ...notices, isUnread: (notice: Notice) => seenAt === undefined || notice.at > seenAt }
}
