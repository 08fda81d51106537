import type { ImportState } from '@microwish/contract'
import { importWords as text } from '../../messages/import-words'
import { Icon } from '../../ui/icon'

/** How many of 上传, 核对, 预览, 导入 lie behind each state. */
const DONE: Record<ImportState, number> = {
  receiving: 0,
  checking: 1,
  checked: 2,
  stale: 1,
  applying: 3,
  applied: 4,
  failed: 1,
  dropping: 0,
  dropped: 0,
}

/** The way of an import, and where this one is on it. */
export function ImportSteps({ state }: { state: ImportState }) {
  if (state === 'dropping' || state === 'dropped') return null
  const done = DONE[state]
  return (
    <ol className='import-steps'>
      {text.steps.map((step, at) => {
        const look = at < done ? 'done' : at === done ? 'now' : 'next'
        return (
          <li key={step} className={look} aria-current={look === 'now' ? 'step' : undefined}>
            <span className='step-mark' aria-hidden='true'>
              {look === 'done' ? <Icon name='check' size={15} /> : at + 1}
            </span>
            {step}
            <span className='sr-only'>{text.step[look]}</span>
          </li>
        )
      })}
    </ol>
  )
}
