import type { NeedRow } from '@microwish/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { LoadFailed } from '../../../../pages/mutual/load-failed'
import { appointmentText, dayText } from '../../../../time'
import {
  Banner,
  Button,
  CATEGORY_LOOK,
  Empty,
  Heading,
  Icon,
  ListEnd,
  NeedCard,
  Skeleton,
  StatusChip,
  Tappable,
} from '../../../../ui'
import { useClaimed } from './use-claimed'

export type ClaimedRow = Extract<NeedRow, { tier: 'held' | 'served' }>

export function ClaimedList() {
  const { list, reload, more, inHand, done } = useClaimed()
  if (list.phase === 'loading') return <Skeleton />
  if (list.phase === 'failed') return <LoadFailed error={list.error} onRetry={() => void reload()} />
  if (inHand.length + done.length === 0 && list.cursor === undefined)
    return (
      <Empty title='还没有认领' text='「互助」里有邻居的心愿，看看哪件顺手。'>
        <Button kind='main' onTap={() => void Taro.switchTab({ url: '/pages/mutual/index' })}>
          去看看
        </Button>
      </Empty>
    )
  return (
    <>
      {list.failure !== undefined && <Banner icon='offline' tone='honey' text='现在连不上，下面是刚才看到的' />}
      <Group title='正在办' rows={inHand} />
      <Group title='办过的' rows={done} />
      {list.cursor === undefined ? (
        <ListEnd state='end' />
      ) : (
        <Button kind='plain' isBusy={list.isFetching} onTap={() => void more()}>
          看看更多
        </Button>
      )}
    </>
  )
}

function Group({ title, rows }: { title: string; rows: ClaimedRow[] }) {
  if (rows.length === 0) return null
  return (
    <>
      <Heading level={2}>{title}</Heading>
      {rows.map((row) => (
        <Row key={row.needId} row={row} />
      ))}
    </>
  )
}

function Row({ row }: { row: ClaimedRow }) {
  const { icon, tone } = CATEGORY_LOOK[row.category]
  const place = row.gridName ?? row.communityName
  return (
    <Tappable onTap={() => void Taro.navigateTo({ url: `/packages/member/pages/held/index?needId=${row.needId}` })}>
      <NeedCard
        title={row.publicSummary}
        icon={icon}
        tone={tone}
        facts={[
          { icon: 'calendar', text: whenText(row) },
          { icon: 'pin', text: place },
        ]}
      >
        <StatusChip status={row.status} text={row.statusText} />
        <View>
          <Icon name='next' size='s' />
        </View>
      </NeedCard>
    </Tappable>
  )
}

function whenText(row: ClaimedRow): string {
  if (row.tier === 'served') return `${dayText(row.closedAt ?? row.updatedAt)} ${row.closedAt ? '办结' : '转出'}`
  return row.agreedAt ? appointmentText(row.agreedAt) : '时间还没约'
}
