import { words } from '../../messages'
import { hrefOf } from '../../route'
import { useRegister } from '../../shell/register-context'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Empty } from '../../ui/states'
import { CaseLinks } from './case-links'
import { Gauges } from './gauges'
import { Applicants, Reminders } from './reminders'
import { useDesk } from './use-desk'
import './desk.css'

export default function DeskPage() {
  const desk = useDesk()
  const register = useRegister()
  const first = desk.waiting[0]
  return (
    <div className='page'>
      <div className='page-head'>
        <h1>
          {desk.area.name}
          <span className='c2 desk-at'>{words.desk.at}</span>
        </h1>
        {first && (
          <a className='main-link' href={hrefOf({ page: 'triage', needId: first.needId })}>
            {words.desk.start}
            <Icon name='next' />
          </a>
        )}
      </div>
      <Loaded query={desk.figures}>
        {({ gauges }) => (
          <Gauges gauges={gauges} waiting={desk.hasMoreWaiting ? gauges.submitted : desk.waitingCount} />
        )}
      </Loaded>
      <div className='desk-columns'>
        <section className='card'>
          <h2>{words.desk.oldest}</h2>
          <Loaded query={desk.triage}>
            {() =>
              desk.waiting.length > 0 ? (
                <CaseLinks rows={desk.waiting} to='triage' />
              ) : (
                <Empty icon='check-circle' title={words.desk.noneWaiting} />
              )
            }
          </Loaded>
        </section>
        <div className='desk-side'>
          <Reminders />
          <Applicants />
          {desk.area.level === 'community' && (
            <section className='card'>
              <h2>{words.desk.fulfilled}</h2>
              <p className='note c3'>{words.desk.fulfilledHow}</p>
              <Loaded query={desk.fulfilled}>
                {({ rows }) =>
                  rows.length > 0 ? (
                    <CaseLinks rows={rows.slice(0, desk.shown)} to='need' />
                  ) : (
                    <p className='c2'>{words.desk.noneFulfilled}</p>
                  )
                }
              </Loaded>
            </section>
          )}
          <section className='card desk-register'>
            <h2>{words.register.title}</h2>
            <p className='c2'>{words.desk.registerHow}</p>
            <button type='button' className='soft-button' onClick={register}>
              <Icon name='phone' />
              {words.desk.register}
            </button>
          </section>
        </div>
      </div>
    </div>
  )
}
