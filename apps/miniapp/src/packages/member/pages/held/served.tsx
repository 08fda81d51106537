import { GRADE_TEXT, OUTCOME_TEXT, type ServedNeed, UNRATED_TEXT } from '@microwish/contract'
import { View } from '@tarojs/components'
import { dayText } from '../../../../time'
import { Card, classesOf, Heading, Icon, Note, StatusChip, Words } from '../../../../ui'
import css from './held-details.module.css'

const cx = classesOf(css)

/** What a former holder keeps: the hall's words and how it ended. */
export function Served({ need }: { need: ServedNeed }) {
  const { outcome, grade, closedAt } = need
  return (
    <>
      <View className={cx('top')}>
        <View className={cx('chips')}>
          <StatusChip status={need.status} text={need.statusText} />
        </View>
        <Heading level={2} look='title'>
          {need.publicSummary}
        </Heading>
        <Note>{[need.communityName, need.gridName].filter(Boolean).join(' · ')}</Note>
      </View>
      <Card>
        <Words>{`${dayText(need.claimedAt)} 您认领了`}</Words>
        {closedAt && <Words>{`${dayText(closedAt)} ${outcome ? OUTCOME_TEXT[outcome].resident : '办结'}`}</Words>}
        {closedAt && <Words>{`居民评价：${grade ? GRADE_TEXT[grade] : UNRATED_TEXT}`}</Words>}
      </Card>
      <View className={cx('read')}>
        <Icon name='shield' size='s' />
        <View>这件事已经不在您手上，电话和住址不再显示。谢谢您。</View>
      </View>
    </>
  )
}
