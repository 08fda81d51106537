import type { OwnRow } from '@microwish/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { titleOf } from '../../needs'
import { appointmentText, dayText } from '../../time'
import { Card, CATEGORY_LOOK, classesOf, Heading, LeafBox, Note, StatusChip, Tappable } from '../../ui'
import css from './need-rows.module.css'

const cx = classesOf(css)

/** One of my needs in the list; the whole card leads to it. */
export function NeedRow({ need }: { need: OwnRow }) {
  const { visitor } = need
  const open = () => void Taro.navigateTo({ url: `/pages/my-need/index?needId=${need.needId}` })
  return (
    <Tappable onTap={open}>
      <Card>
        <View className={cx('row')}>
          <View className={cx('grow')}>
            <View className={cx('chip-row')}>
              <StatusChip status={need.status} text={need.statusText} />
            </View>
            <Heading level={2}>{titleOf(need)}</Heading>
            {need.status === 'claimed' && visitor?.agreedAt && <Note>约好{appointmentText(visitor.agreedAt)}上门</Note>}
            <Note>
              {dayText(need.submittedAt)}
              {need.onBehalf && ` · 替${need.onBehalf.name ?? '家人'}许的`}
            </Note>
          </View>
          <LeafBox {...CATEGORY_LOOK[need.category]} name={CATEGORY_LOOK[need.category].icon} size='s' />
        </View>
      </Card>
    </Tappable>
  )
}
