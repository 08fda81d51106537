import { View } from '@tarojs/components'
import { classesOf } from './classes'
import css from './door-code.module.css'

const cx = classesOf(css)

/** The four digits that the visitor must say; both sides see the same. */
export function DoorCode({ code, title, note }: { code: string; title: string; note: string }) {
  return (
    <View className={cx('row')}>
      <View className={cx('words')}>
        <View className={cx('title')}>{title}</View>
        <View className={cx('note')}>{note}</View>
      </View>
      <View className={cx('digits')} role='img' ariaLabel={`${title}：${[...code].join(' ')}`}>
        {[...code].map((digit, index) => (
          <View key={index} className={cx('digit')}>
            {digit}
          </View>
        ))}
      </View>
    </View>
  )
}
