import { ApiError } from '@microwish/contract'
import { ErrorState } from '../../ui'

/** A page that did not open: no network, or a fault of ours with its number. */
export function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (!(error instanceof ApiError))
    return <ErrorState title='现在连不上' text='请看看手机的网络，再试一次。' onRetry={onRetry} />
  const text =
    error.problem.code === 'client_outdated'
      ? '这个版本太旧了，请关掉小程序再打开。'
      : '是我们这边的问题，请稍等再试，急事请直接打社区电话。'
  return <ErrorState title='这一页没打开' text={text} onRetry={onRetry} requestId={error.problem.requestId} />
}
