import { View } from '@tarojs/components'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from './button'
import { Heading } from './card'
import { classesOf } from './classes'
import { Branch, Icon, LeafBox, type IconName, type Tone } from './icon'
import css from './states.module.css'

const cx = classesOf(css)

/** Before this a page shows nothing: a flash of bones reads as trouble. Milliseconds. */
const SKELETON_AFTER = 300

/** Bones of cards, while the first answer is on its way. */
export function Skeleton({ cards = 3 }: { cards?: number }) {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), SKELETON_AFTER)
    return () => clearTimeout(timer)
  }, [])
  return (
    <View className={cx('stack')} role='status' aria-busy='true' ariaLabel='正在打开'>
      {isDue &&
        Array.from({ length: cards }, (_, index) => (
          <View key={index} className={cx('bones')}>
            <View className={cx('bone', 'long')} />
            <View className={cx('bone')} />
            <View className={cx('bone', 'short')} />
          </View>
        ))}
    </View>
  )
}

/** Nothing here yet: what one can do about it. */
export function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <View className={cx('middle')}>
      <Branch />
      <Heading level={2} look='title'>
        {title}
      </Heading>
      <View className={cx('text')}>{text}</View>
      {children}
    </View>
  )
}

/** The page did not open: what happened, whom to ring, another try, and a number to name. */
export function ErrorState({
  title,
  text,
  onRetry,
  onCall,
  requestId,
}: {
  title: string
  text: string
  onRetry: () => void
  onCall?: (() => void) | undefined
  requestId?: string | undefined
}) {
  return (
    <View className={cx('middle')} role='alert'>
      <LeafBox name='warning' tone='stone' size='l' />
      <Heading level={2} look='title'>
        {title}
      </Heading>
      <View className={cx('text')}>{text}</View>
      <View className={cx('buttons')}>
        {onCall && (
          <Button kind='line' icon='phone' onTap={onCall}>
            打给社区
          </Button>
        )}
        <Button kind='main' onTap={onRetry}>
          再试一次
        </Button>
      </View>
      {requestId && <View className={cx('number')}>编号 {requestId.slice(-8)}</View>}
    </View>
  )
}

/** One line over a page: no network, somebody was faster, sent. */
export function Banner({ icon, tone, text }: { icon: IconName; tone: Tone; text: string }) {
  return (
    <View className={cx('banner', tone)} role='status'>
      <Icon name={icon} size='s' />
      <View>{text}</View>
    </View>
  )
}

export function OfflineBanner() {
  return <Banner icon='offline' tone='honey' text='现在没有网络，您写的都替您存着' />
}

/** The end of an endless list. */
export function ListEnd({ state }: { state: 'more' | 'end' }) {
  return <View className={cx('end')}>{state === 'more' ? '正在取更多…' : '就这些了'}</View>
}
