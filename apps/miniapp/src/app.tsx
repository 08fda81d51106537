import './zod-setup'
import { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { flushOutbox, watchNetwork } from './outbox'
import './ui/tokens.css'
import './ui/base.css'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork()
  })
  useDidShow(() => void flushOutbox())
  return children
}
