import type { NeedId } from '@microwish/contract'
import { words } from '../../messages'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { ViewSwitch } from '../cases/view-switch'
import { Detail } from './detail'
import { FreshPill } from './fresh-pill'
import { QueueRow } from './queue-row'
import { useTriage } from './use-triage'
import './triage.css'

export default function TriagePage({ needId }: { needId?: NeedId }) {
  const triage = useTriage(needId)
  const { rows, freshIds } = triage.queue
  return (
    <div className={needId ? 'triage has-open' : 'triage'}>
      <h1 className='sr-only'>{words.shell.needs}</h1>
      <section className='queue' aria-labelledby='queue-title'>
        <div className='queue-head'>
          <h2 id='queue-title'>
            {words.triage.title} <span className='num'>{triage.waiting}</span>
          </h2>
          <span className='note c2'>{words.triage.order}</span>
          <ViewSwitch view='triage' />
        </div>
        <div className='queue-rows'>
          <Loaded query={triage.query}>
            {({ cursor }) =>
              rows.length === 0 ? (
                <Empty icon='check-circle' title={words.triage.none}>
                  {words.triage.noneHow}
                </Empty>
              ) : (
                <>
                  <ul>
                    {rows.map((row) => (
                      <QueueRow
                        key={row.needId}
                        row={row}
                        isOpen={row.needId === needId}
                        isFresh={freshIds.includes(row.needId)}
                        rowRef={(node) => {
                          if (node) triage.rowOf.set(row.needId, node)
                          else triage.rowOf.delete(row.needId)
                        }}
                      />
                    ))}
                  </ul>
                  {cursor && <p className='note c3 queue-more'>{words.triage.more}</p>}
                </>
              )
            }
          </Loaded>
        </div>
        <FreshPill count={freshIds.length} isAbove={triage.waitingAbove > 0} onTake={triage.takeFresh} />
      </section>
      <section className='detail' aria-label={words.triage.detail}>
        {needId ? (
          <Detail key={needId} needId={needId} onSettled={triage.settled} />
        ) : (
          <Empty icon='inbox' title={words.triage.pick}>
            {words.triage.pickHow}
          </Empty>
        )}
      </section>
    </div>
  )
}
