import { listNotices, type Notice } from '@microwish/contract'
import { useDidHide } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '../../api'
import { useEndless } from '../mutual/use-endless'
import { seenAtStore } from './seen-at'

/** My notices, newest first. What came since the last visit is new until the page is left. */
export function useNotices() {
  const list = useEndless<Notice>('notices', ({ cursor }) => call(listNotices, cursor === undefined ? {} : { cursor }))
  const [seenAt, setSeenAt] = useState(seenAtStore.get)
  const newest = list.state.phase === 'ready' ? list.state.items[0]?.at : undefined

  useEffect(() => {
    if (newest) seenAtStore.set(newest)
  }, [newest])
  useDidHide(() => setSeenAt(seenAtStore.get()))

  return { ...list, isUnread: (notice: Notice) => seenAt === undefined || notice.at > seenAt }
}
