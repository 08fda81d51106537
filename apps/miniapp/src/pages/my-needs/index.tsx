import Taro from '@tarojs/taro'
import { loadErrorText, requestIdOf } from '../../messages'
import { platform } from '../../platform'
import { useProfile } from '../../profile'
import { Page } from '../../shell/page'
import { Button, Empty, ErrorState, ListEnd, Skeleton } from '../../ui'
import { NeedRow } from './need-row'
import { OutgoingCard } from './outgoing-card'
import { useMyNeeds } from './use-my-needs'

export default function MyNeedsPage() {
  const { list, outgoing, retrying, reload, retry, mend, drop } = useMyNeeds()
  const phone = useProfile().place?.servicePhone
  const isWaiting = outgoing.some(({ refusal }) => !refusal)
  return (
    <Page title='我的事'>
      {outgoing.map((item) => (
        <OutgoingCard
          key={item.key}
          item={item}
          retrying={retrying}
          onRetry={() => void retry()}
          onMend={() => mend(item)}
          onDrop={() => drop(item)}
        />
      ))}
      {list.phase === 'loading' && <Skeleton />}
      {list.phase === 'failed' && (
        <ErrorState
          title={isWaiting ? '以前的事暂时看不到' : '这一页没打开'}
          text={loadErrorText(list.error)}
          requestId={requestIdOf(list.error)}
          onRetry={() => void reload()}
          onCall={phone ? () => platform.callPhone(phone) : undefined}
        />
      )}
      {list.phase === 'ready' && list.items.length === 0 && outgoing.length === 0 && (
        <Empty title='还没有您的事' text='家里有什么小难处，说一声，社区来想办法。'>
          <Button kind='main' onTap={() => void Taro.navigateTo({ url: '/pages/wish-form/index' })}>
            许个心愿
          </Button>
        </Empty>
      )}
      {list.phase === 'ready' && list.items.map((need) => <NeedRow key={need.needId} need={need} />)}
      {list.phase === 'ready' && list.items.length > 0 && <ListEnd state={list.cursor ? 'more' : 'end'} />}
    </Page>
  )
}
