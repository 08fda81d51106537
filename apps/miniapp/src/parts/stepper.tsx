import { View } from '@tarojs/components'
import { classesOf, Icon, Tappable } from '../ui'
import css from './stepper.module.css'

const cx = classesOf(css)

type StepperProps = { label: string; value: number; min?: number; max: number; onChange: (value: number) => void }

/** A small number, from 1 unless said otherwise. */
export function Stepper({ label, value, min = 1, max, onChange }: StepperProps) {
  const step = (by: number) => onChange(Math.min(max, Math.max(min, value + by)))
  return (
    <View className={cx('stepper')}>
      <View className={cx('stepper-words')}>{label}</View>
      <Tappable className={cx('step')} label={`${label}，少一个`} onTap={() => step(-1)}>
        <Icon name='minus' size='s' />
      </Tappable>
      <View className={cx('count')} aria-live='polite'>
        {value}
      </View>
      <Tappable className={cx('step')} label={`${label}，多一个`} onTap={() => step(1)}>
        <Icon name='plus' size='s' />
      </Tappable>
    </View>
  )
}
