import { LoadFailed } from '../../../../pages/mutual/load-failed'
import { Page } from '../../../../shell/page'
import { Button, Skeleton } from '../../../../ui'
import { ProfileChips } from './profile-chips'
import { useOwnProfile } from './use-own-profile'

/** What I am good at, when I am free, what I like to do and how far: nothing to type, nothing that must be said. */
export default function OwnProfile() {
  const own = useOwnProfile()
  const { loaded } = own
  return (
    <Page
      title='特长和空闲时间'
      foot={
        loaded.phase === 'ready' && (
          <Button kind='main' size='big' isWide isBusy={own.isBusy} onTap={() => void own.save()}>
            保存
          </Button>
        )
      }
    >
      {loaded.phase === 'loading' && <Skeleton />}
      {loaded.phase === 'failed' && <LoadFailed error={loaded.error} onRetry={() => void own.reload()} />}
      {loaded.phase === 'ready' && <ProfileChips own={own} />}
    </Page>
  )
}
