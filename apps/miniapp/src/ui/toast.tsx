import { View } from '@tarojs/components'
import { Tappable } from './button'
import { classesOf } from './classes'
import { Icon } from './icon'
import css from './toast.module.css'

const cx = classesOf(css)

/** A short word above the foot of the page; with `undo`, a way back that lasts `seconds`. */
export function Toast({ text, undo }: { text: string; undo?: { seconds: number; left: number; onTap: () => void } }) {
  return (
    <View className={cx('toast')} role='status'>
      <Icon name='check-circle' />
      <View className={cx('text')}>{text}</View>
      {undo && (
        <Tappable className={cx('undo')} onTap={undo.onTap}>
          <Icon name='undo' size='s' />
          <View>撤回 {undo.left} 秒</View>
        </Tappable>
      )}
      {undo && <View className={cx('bar')} style={{ animationDuration: `${undo.seconds}s` }} />}
    </View>
  )
}
