import { View } from '@tarojs/components'
import { Tappable } from './button'
import { classesOf } from './classes'
import { Icon, LeafBox, type IconName, type Tone } from './icon'
import css from './tiles.module.css'

const cx = classesOf(css)

/** The one big door of a page; the whole of it is the target. */
export function HeroTile({ title, text, onTap }: { title: string; text: string; onTap: () => void }) {
  return (
    <Tappable className={cx('hero')} onTap={onTap}>
      <View className={cx('hero-title')}>{title}</View>
      <View className={cx('hero-text')}>{text}</View>
      <View className={cx('branch')} aria-hidden='true' />
    </Tappable>
  )
}

/** A second door. In 长辈版 two of them share a row. */
export function Tile({
  title,
  text,
  icon,
  tone,
  onTap,
}: {
  title: string
  text: string
  icon: IconName
  tone: Tone
  onTap: () => void
}) {
  return (
    <Tappable className={cx('tile')} onTap={onTap}>
      <LeafBox name={icon} tone={tone} size='l' />
      <View className={cx('tile-title')}>{title}</View>
      <View className={cx('tile-text')}>{text}</View>
    </Tappable>
  )
}

/** One kind of wish, by picture. */
export function CategoryTile({
  word,
  icon,
  tone,
  isOn,
  onTap,
}: {
  word: string
  icon: IconName
  tone: Tone
  isOn: boolean
  onTap: () => void
}) {
  return (
    <Tappable className={cx('category', isOn && 'on')} role='radio' isOn={isOn} onTap={onTap}>
      <LeafBox name={icon} tone={tone} size='s' />
      <View>{word}</View>
      {isOn && (
        <View className={cx('tick')}>
          <Icon name='check' size='xs' />
        </View>
      )}
    </Tappable>
  )
}

/** A line that leads somewhere: icon, words, arrow. */
export function LinkRow({ icon, text, onTap }: { icon: IconName; text: string; onTap: () => void }) {
  return (
    <Tappable className={cx('link')} onTap={onTap}>
      <Icon name={icon} size='s' />
      <View className={cx('link-text')}>{text}</View>
      <Icon name='next' size='s' />
    </Tappable>
  )
}

/** Small choices side by side; `role` says whether one or several may be chosen. */
export function Pick({
  word,
  isOn,
  role = 'radio',
  onTap,
}: {
  word: string
  isOn: boolean
  role?: 'radio' | 'checkbox'
  onTap: () => void
}) {
  return (
    <Tappable className={cx('pick', isOn && 'pick-on')} role={role} isOn={isOn} onTap={onTap}>
      {isOn && <Icon name='check' size='xs' />}
      {word}
    </Tappable>
  )
}
