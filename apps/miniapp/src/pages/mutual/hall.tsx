import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Banner, Button, classesOf, Empty, ListEnd, Pick, Skeleton } from '../../ui'
import { ClaimSheet } from './claim-sheet'
import { HallCard } from './hall-card'
import { choicesFor, filterHall } from './hall-filter'
import css from './hall.module.css'
import { LoadFailed } from './load-failed'
import { LostSheet } from './lost-sheet'
import { useClaim } from './use-claim'
import { useHall } from './use-hall'
import type { Street } from './use-standing'

const cx = classesOf(css)

/** What waits for a helper where this person is registered. */
export function Hall({ communities, streets }: { communities: string[]; streets: Street[] }) {
  const hall = useHall()
  const items = hall.list.phase === 'ready' ? hall.list.items : []
  const { claim, begin, close, send } = useClaim({
    scope: hall.scope,
    shown: () => items,
    onClaimed: (needId) => void Taro.navigateTo({ url: `/packages/member/pages/held/index?needId=${needId}` }),
    onLost: () => void hall.reload(),
  })
  return (
    <>
      <Scope hall={hall} communities={communities} streets={streets} />
      <Chips hall={hall} />
      <HallList hall={hall} onCome={begin} />
      {claim.phase === 'choosing' && (
        <ClaimSheet
          key={claim.need.needId}
          need={claim.need}
          isBusy={claim.isBusy}
          refusal={claim.refusal}
          onClose={close}
          onClaim={(agreedAt) => void send(claim.need, agreedAt)}
        />
      )}
      {claim.phase === 'lost' && (
        <LostSheet reason={claim.reason} alike={claim.alike} onChoose={begin} onClose={close} />
      )}
    </>
  )
}

type HallState = ReturnType<typeof useHall>

/** Where the needs lie: the communities of registration, and by a chip the rest of their street. */
function Scope({ hall, communities, streets }: { hall: HallState; communities: string[]; streets: Street[] }) {
  const chosen = streets.find(({ areaId }) => areaId === hall.scope)
  return (
    <View className={cx('scope')}>
      <View className={cx('where')}>{chosen?.name ?? communities.join('、')}</View>
      {streets.map(({ areaId, name }) => (
        <Pick
          key={areaId}
          role='checkbox'
          word={streets.length > 1 ? name : '整条街道'}
          isOn={hall.scope === areaId}
          onTap={() => hall.setScope(hall.scope === areaId ? undefined : areaId)}
        />
      ))}
    </View>
  )
}

function Chips({ hall }: { hall: HallState }) {
  const items = hall.list.phase === 'ready' ? hall.list.items : []
  if (items.length === 0) return null
  return (
    <View className={cx('chips')} role='radiogroup' ariaLabel='看哪些'>
      {choicesFor(items, hall.filter).map(({ filter, word }) => (
        <Pick key={filter} word={word} isOn={hall.filter === filter} onTap={() => hall.setFilter(filter)} />
      ))}
    </View>
  )
}

function HallList({ hall, onCome }: { hall: HallState; onCome: ReturnType<typeof useClaim>['begin'] }) {
  const { list, filter, scope, reload, more } = hall
  if (list.phase === 'loading') return <Skeleton />
  if (list.phase === 'failed') return <LoadFailed error={list.error} onRetry={() => void reload()} />
  const shown = filterHall(list.items, filter)
  return (
    <>
      {list.failure !== undefined && <Banner icon='offline' tone='honey' text='现在连不上，下面是刚才看到的' />}
      {shown.map((need) => (
        <HallCard key={need.needId} need={need} withCommunity={scope !== undefined} onCome={() => onCome(need)} />
      ))}
      {list.cursor !== undefined && (
        <Button kind='plain' isBusy={list.isFetching} onTap={() => void more()}>
          看看更多
        </Button>
      )}
      {list.cursor === undefined && shown.length > 0 && <ListEnd state='end' />}
      {list.cursor === undefined && shown.length === 0 && (
        <Empty
          title='都有人来了'
          text={
            scope
              ? '这个街道里暂时没有等人的心愿，过些时候再来看看。'
              : '您报到的社区暂时没有等人的心愿。可以看看整条街道，或者过些时候再来。'
          }
        />
      )}
    </>
  )
}
