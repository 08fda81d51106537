import './zod-setup'
import { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { flushOutbox, watchNetwork } from './outbox'
import { IS_H5, platform } from './platform'
import { nameTabBar } from './platform/name-tab-bar'
import './ui/tokens.css'
import './ui/base.css'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork()
    platform.watchReleases()
    if (IS_H5) nameTabBar()
  })
  useDidShow(() => void flushOutbox())
  return children
}
