import './progress-bar.css'

type ProgressBarProps = {
  label: string
  done: number
  /** Absent where nobody knows yet: the bar then only says that something goes on. */
  total: number | undefined
  /** The same in words. */
  shown: string
}

/** How far long work has come, in length and in words. */
export function ProgressBar({ label, done, total, shown }: ProgressBarProps) {
  const share = total ? Math.min(100, Math.round((done / total) * 100)) : undefined
  return (
    <div className='progress'>
      <p className='row between wrap'>
        <span className='b500'>{label}</span>
        <span className='note c2 num' role='status'>
          {shown}
        </span>
      </p>
      <div
        className={share === undefined ? 'progress-track unknown' : 'progress-track'}
        role='progressbar'
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share !== undefined && { 'aria-valuenow': share })}
      >
        <i style={{ width: `${share ?? 30}%` }} />
      </div>
    </div>
  )
}
