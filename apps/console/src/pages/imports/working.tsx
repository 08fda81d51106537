import type { ImportRow } from '@microwish/contract'
import { importWords as text } from '../../messages/import-words'
import { ProgressBar } from '../../ui/progress-bar'

/** A job goes on behind the page. */
export function Working({ one }: { one: ImportRow }) {
  if (one.state !== 'checking' && one.state !== 'applying' && one.state !== 'dropping') return null
  const { done = 0, total } = one.progress ?? {}
  return (
    <section className='card'>
      <ProgressBar label={text.working[one.state]} done={done} total={total} shown={text.progress(done, total)} />
    </section>
  )
}
