import { errorText, requestIdOf } from '../../messages'
import { platform } from '../../platform'
import { useProfile } from '../../profile'
import { ErrorState } from '../../ui'

/** A page that did not open: why, whom to ring, another try, and the number to name. */
export function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const phone = useProfile().place?.servicePhone
  return (
    <ErrorState
      title='这一页没打开'
      text={errorText(error)}
      requestId={requestIdOf(error)}
      onRetry={onRetry}
      onCall={phone ? () => platform.callPhone(phone) : undefined}
    />
  )
}
