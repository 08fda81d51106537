import { type getJob, type JobId, JOB_STATUS_TEXT, type OutputOf } from '@microwish/contract'
import { Button } from 'antd'
import { reshapeWords as text } from '../../messages/grid-words'
import { Icon } from '../../ui/icon'
import type { Loadable } from '../../ui/loaded'
import { ProgressBar } from '../../ui/progress-bar'
import { Stale } from '../../ui/states'
import type { ReshapeDraft } from './use-reshape'

type ReshapeProgressProps = {
  what: ReshapeDraft['what']
  jobId: JobId
  job: Loadable<OutputOf<typeof getJob>>
  onClose: () => void
}

/** The job to its end; nobody has to wait for it here. */
export function ReshapeProgress({ what, jobId, job, onClose }: ReshapeProgressProps) {
  const { status = 'waiting', done = 0, total } = job.data ?? {}
  const hasEnded = status === 'done' || status === 'failed'
  return (
    <div className='reshape-progress'>
      {status === 'failed' ? (
        <div className='refusal' role='alert'>
          <Icon name='warning' />
          <div>
            <p className='b'>{text.failed}</p>
            <p className='note'>
              {text.failedHow}
              <span className='request-id'>{jobId}</span>
            </p>
          </div>
        </div>
      ) : status === 'done' ? (
        <p className='row import-verdict' role='status'>
          <Icon name='check-circle' />
          <b>{text.done[what]}</b>
        </p>
      ) : (
        <ProgressBar
          label={text.working[what]}
          done={done}
          total={total}
          shown={total ? `${done}/${total}` : JOB_STATUS_TEXT[status]}
        />
      )}
      {Boolean(job.error) && !hasEnded && (
        <Stale since={job.dataUpdatedAt || Date.now()} onRetry={() => void job.refetch()} />
      )}
      {!hasEnded && <p className='c2'>{text.leave}</p>}
      <div className='row dialog-foot'>
        <Button type={hasEnded ? 'primary' : 'default'} size='large' onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </div>
  )
}
