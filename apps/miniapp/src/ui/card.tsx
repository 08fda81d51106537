import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import css from './card.module.css'
import { classesOf } from './classes'

const cx = classesOf(css)

export function Card({ children, tone }: { children: ReactNode; tone?: 'plain' | 'honey' | 'tang' }) {
  return <View className={cx('card', tone)}>{children}</View>
}

/** A hairline between two parts of a card. */
export function Rule() {
  return <View className={cx('rule')} />
}

/** A heading that a screen reader can jump to; one of level 1 on each page. */
export function Heading({
  level,
  look = 'head',
  children,
}: {
  level: 1 | 2 | 3
  look?: 'display' | 'title' | 'head'
  children: ReactNode
}) {
  return (
    <View role='heading' aria-level={level} className={cx('heading', look)}>
      {children}
    </View>
  )
}

/** Words of a person: kept in their lines, never cut. */
export function Words({ children, look = 'body' }: { children: ReactNode; look?: 'body' | 'label' | 'note' }) {
  return <View className={cx('words', look)}>{children}</View>
}

/** The small second line. */
export function Note({ children }: { children: ReactNode }) {
  return <View className={cx('note')}>{children}</View>
}
