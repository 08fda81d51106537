import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState, type ReactNode } from 'react'
import { IS_H5, platform } from '../platform'
import { useSignInNeeded } from '../session'
import { useTextSet } from '../text-set'
import { classesOf, Heading, Icon, OfflineBanner, Tappable } from '../ui'
import css from './page.module.css'
import { SignIn } from './sign-in'

const cx = classesOf(css)

/**
 * Every page's root: wears the text set, asks for sign-in where that takes a page, says when the network is gone, and
 * draws on H5 what WeChat draws by itself (title and way back). `foot` stays at the bottom of the screen.
 */
export function Page({
  title,
  isTab = false,
  foot,
  children,
}: {
  title: string
  /** One of the four tabs: no way back. */
  isTab?: boolean
  foot?: ReactNode
  children: ReactNode
}) {
  const textSet = useTextSet()
  const isSignInNeeded = useSignInNeeded()
  const isOnline = useOnline()
  return (
    <View className={cx('page', `text-${textSet}`, Boolean(foot) && 'has-foot')}>
      {IS_H5 && <Bar title={title} hasBack={!isTab} />}
      <View className={cx('content')} role='main'>
        {!isOnline && <OfflineBanner />}
        {IS_H5 && isSignInNeeded ? <SignIn /> : children}
      </View>
      {foot && !isSignInNeeded && <View className={cx('foot')}>{foot}</View>}
    </View>
  )
}

function Bar({ title, hasBack }: { title: string; hasBack: boolean }) {
  return (
    <View className={cx('bar')} role='banner'>
      {hasBack && (
        <Tappable className={cx('back')} label='返回' onTap={goBack}>
          <Icon name='back' />
        </Tappable>
      )}
      <Heading level={1}>{title}</Heading>
    </View>
  )
}

/** One page back, or home when this is the first page (a door QR, a shared link). */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}

/** Whether there is a network, as far as the phone knows. */
export function useOnline(): boolean {
  const [isOnline, setOnline] = useState(true)
  useEffect(() => {
    void platform.isOnline().then(setOnline)
    return platform.onNetworkChange(setOnline)
  }, [])
  return isOnline
}
