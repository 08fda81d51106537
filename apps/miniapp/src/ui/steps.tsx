import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classesOf } from './classes'
import { Icon } from './icon'
import css from './steps.module.css'

const cx = classesOf(css)

export type Step = {
  key: string | number
  state: 'done' | 'now' | 'next'
  title: string
  note?: string
  /** Words that belong to the step: a question, a reason, a result. */
  body?: ReactNode
}

const SPOKEN = { done: '已完成', now: '现在', next: '接下来' } as const

/** How far a need has come, oldest first. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <View role='list'>
      {steps.map(({ key, state, title, note, body }) => (
        <View key={key} role='listitem' className={cx('step', state)}>
          <View className={cx('mark')}>
            {state === 'done' && <Icon name='check' size='xs' />}
            {state === 'now' && <View className={cx('dot')} />}
          </View>
          <View className='only-heard'>{SPOKEN[state]}</View>
          <View className={cx('title')}>{title}</View>
          {note && <View className={cx('note')}>{note}</View>}
          {body}
        </View>
      ))}
    </View>
  )
}
