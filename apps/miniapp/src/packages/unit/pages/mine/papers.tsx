import { BOND_KINDS, type UnitBond } from '@microwish/contract'
import { View } from '@tarojs/components'
import { Card, Chip, classesOf, Heading, Icon, Note, Rule, Words } from '../../../../ui'
import { agreementChip } from '../../parts/agreement'
import { termText, textOfDate } from '../../parts/day'
import css from '../../parts/unit.module.css'

const cx = classesOf(css)

/** 共建协议, with the days that are left. */
export function Agreements({ agreements }: { agreements: readonly UnitBond[] }) {
  if (agreements.length === 0) return null
  return (
    <Card>
      <Heading level={2}>共建协议</Heading>
      {agreements.map((bond) => (
        <View key={bond.bondId}>
          <Rule />
          <View className={cx('row')}>
            <View className={cx('grow')}>
              <Words>{bond.areaName}</Words>
            </View>
            <Chip {...agreementChip(bond)} />
          </View>
          <Note>{termText(bond)}</Note>
          <Duties bond={bond} />
        </View>
      ))}
    </Card>
  )
}

/** 职责清单: what, who, by when, and whether it is done. */
export function DutyLists({ lists }: { lists: readonly UnitBond[] }) {
  if (lists.length === 0) return null
  return (
    <Card>
      <Heading level={2}>{BOND_KINDS.duty_list.text}</Heading>
      {lists.map((bond) => (
        <View key={bond.bondId}>
          <Rule />
          <Words>{bond.areaName}</Words>
          <Duties bond={bond} />
        </View>
      ))}
    </Card>
  )
}

function Duties({ bond: { duties } }: { bond: UnitBond }) {
  if (duties.length === 0) return null
  return (
    <View className={cx('lines')}>
      {duties.map(({ text, who, by, isDone }) => (
        <View key={`${text}${who}`} className={cx('duty')}>
          <Icon name={isDone ? 'check-circle' : 'clock'} size='s' />
          <View className={cx('grow')}>
            <Words look='label'>{text}</Words>
            <Note>
              {[isDone ? '已完成' : '还没完成', who, by && `${textOfDate(by)}前`].filter(Boolean).join(' · ')}
            </Note>
          </View>
        </View>
      ))}
    </View>
  )
}
