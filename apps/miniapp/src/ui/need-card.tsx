import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classesOf } from './classes'
import { Icon, LeafBox, type IconName, type Tone } from './icon'
import css from './need-card.module.css'

const cx = classesOf(css)

/** A need among others: picture, title, facts in a fixed order, and what may be done. */
export function NeedCard({
  title,
  icon,
  tone,
  facts = [],
  above,
  children,
}: {
  title: string
  icon: IconName
  tone: Tone
  /** Minutes, when, people, cost: always in this order. */
  facts?: readonly { icon: IconName; text: string }[]
  /** A strip over the card, such as why it is recommended. */
  above?: ReactNode
  children?: ReactNode
}) {
  return (
    <View className={cx('card')}>
      {above && <View className={cx('above')}>{above}</View>}
      <View className={cx('head')}>
        <LeafBox name={icon} tone={tone} size='s' />
        <View className={cx('title')}>{title}</View>
      </View>
      {facts.length > 0 && (
        <View className={cx('facts')}>
          {facts.map((fact) => (
            <View key={fact.text} className={cx('fact')}>
              <Icon name={fact.icon} size='xs' />
              <View>{fact.text}</View>
            </View>
          ))}
        </View>
      )}
      {children && <View className={cx('foot')}>{children}</View>}
    </View>
  )
}
