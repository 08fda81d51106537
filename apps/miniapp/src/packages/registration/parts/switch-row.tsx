import { View } from '@tarojs/components'
import { classesOf, Heading, Note, Tappable } from '../../../ui'
import css from './registration.module.css'

const cx = classesOf(css)

/** On or off, at once; the words beside the knob say which, besides its place. */
export function SwitchRow({
  title,
  note,
  isOn,
  onTap,
}: {
  title: string
  note: string
  isOn: boolean
  onTap: () => void
}) {
  return (
    <Tappable className={cx('switch-row')} role='checkbox' isOn={isOn} onTap={onTap}>
      <View className={cx('grow')}>
        <Heading level={2}>{title}</Heading>
        <Note>{note}</Note>
      </View>
      <View className={cx('switch')} aria-hidden='true'>
        <View className={cx('track', isOn && 'track-on')}>
          <View className={cx('knob')} />
        </View>
        <View className={cx('switch-word')}>{isOn ? '开着' : '关着'}</View>
      </View>
    </Tappable>
  )
}
