import { Button, Skeleton } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { words } from '../messages'
import { formatClock } from '../time'
import { Icon, type IconName } from './icon'
import { describeError } from './describe-error'

const BONES_AFTER_MS = 300

/** Bones, but only when the answer takes its time: a flash of grey tells nobody anything. */
export function Loading({ rows = 5 }: { rows?: number }) {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), BONES_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className='loading' role='status' aria-label={words.state.loading}>
      {isSlow && <Skeleton active paragraph={{ rows }} />}
    </div>
  )
}

/** Nothing could be shown: what happened, what is safe, and another try. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { text, safe, requestId, icon } = describeError(error, 'reading')
  return (
    <div className='state' role='alert'>
      <Icon name={icon} size={32} />
      <h2>{text}</h2>
      <p className='c2'>{safe}</p>
      {requestId && <p className='note c3'>{words.state.number(requestId)}</p>}
      <Button onClick={onRetry}>{words.state.retry}</Button>
    </div>
  )
}

/** The picture is older than it should be, and from when it is. */
export function Stale({ since, onRetry }: { since: number; onRetry: () => void }) {
  return (
    <p className='strip honey' role='status'>
      <Icon name='offline' size={15} />
      {words.state.stale(formatClock(new Date(since).toISOString()))}
      <Button size='small' onClick={onRetry}>
        {words.state.retry}
      </Button>
    </p>
  )
}

/** Nothing is there, and that is said in words. */
export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <div className='state'>
      <Icon name={icon} size={32} />
      <h2>{title}</h2>
      {children && <div className='c2'>{children}</div>}
    </div>
  )
}
