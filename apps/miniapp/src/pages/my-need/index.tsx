import type { NeedId } from '@microwish/contract'
import { useRouter } from '@tarojs/taro'
import { loadErrorText, requestIdOf } from '../../messages'
import { platform } from '../../platform'
import { useProfile } from '../../profile'
import { Page } from '../../shell/page'
import { ErrorState, Skeleton } from '../../ui'
import { MyNeedView } from './my-need-view'
import { useMyNeed } from './use-my-need'

export default function MyNeedPage() {
  const { needId = '', isNew } = useRouter().params
  const { state, isBusy, message, told, load, act } = useMyNeed(needId as NeedId)
  const phone = useProfile().place?.servicePhone
  if (state.phase === 'ready') {
    const { need } = state
    return (
      <MyNeedView
        need={need}
        isBusy={isBusy}
        message={message}
        told={told}
        isNew={isNew === '1'}
        act={(action) => act(need, action)}
      />
    )
  }
  return (
    <Page title='我的事'>
      {state.phase === 'loading' ? (
        <Skeleton />
      ) : (
        <ErrorState
          title='这一页没打开'
          text={loadErrorText(state.error)}
          requestId={requestIdOf(state.error)}
          onRetry={() => void load()}
          onCall={phone ? () => platform.callPhone(phone) : undefined}
        />
      )}
    </Page>
  )
}
