import { View } from '@tarojs/components'
import { classesOf } from './classes'
import css from './icon.module.css'

const cx = classesOf(css)

/** Drawn in the colour of the text around it, as a mask: weapp has no inline SVG. */
export const ICON_NAMES = [
  'ask', 'back', 'calendar', 'callback', 'camera', 'check', 'check-circle', 'clock',
  'close', 'dispatch', 'document', 'down', 'edit', 'eye', 'face', 'family', 'goods', 'hands', 'helping', 'inbox',
  'leaf', 'list', 'merge', 'minus', 'mobile', 'next', 'offline', 'pause', 'person', 'phone', 'pin', 'plus',
  'refresh', 'shield', 'signpost', 'text-size', 'undo', 'warning', 'wrench',
] as const // prettier-ignore
export type IconName = (typeof ICON_NAMES)[number]

/** Side in px: 16, 20, 24 (normal), 32, 44. */
export type IconSize = 'xs' | 's' | 'm' | 'l' | 'xl'

export function Icon({ name, size = 'm' }: { name: IconName; size?: IconSize }) {
  return <View className={cx('icon', size, `i-${name}`)} aria-hidden='true' />
}

/** The brand's one shape, three round corners and one near-square, with an icon on a soft ground. */
export type Tone = 'tang' | 'leaf' | 'honey' | 'brook' | 'stone' | 'crimson'

export function LeafBox({ name, tone, size = 'm' }: { name: IconName; tone: Tone; size?: 's' | 'm' | 'l' }) {
  return (
    <View className={cx('leaf-box', `box-${size}`, tone)}>
      <Icon name={name} size={size === 's' ? 'm' : 'l'} />
    </View>
  )
}

/** The crab-apple branch: on the home page, at grading, on empty pages and at sign-in only. */
export function Branch() {
  return <View className={cx('branch')} aria-hidden='true' />
}
