import { type NeedStatus, STATUS_TEXT } from '@microwish/contract'
import { useArea } from '../../area/area-context'
import { words } from '../../messages'
import { hrefOf } from '../../route'
import { STATUS_LOOK } from '../../ui/chip'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { canList } from '../../use-need-list'
import { BoardCard } from './board-card'
import { useCases } from './use-cases'

const COLUMNS: readonly NeedStatus[] = ['needs_info', 'open', 'claimed', 'fulfilled', 'closed']
const SHOWN = 8

/** One column a status. Nothing is dragged: each change of status carries facts of its own. */
export function Board() {
  const { area } = useArea()
  return (
    <div className='board'>
      {COLUMNS.filter((status) => canList(area.level, status)).map((status) => (
        <Column key={status} status={status} />
      ))}
    </div>
  )
}

function Column({ status }: { status: NeedStatus }) {
  const { query, rows, waiting, adopt } = useCases(status)
  const { icon, tone } = STATUS_LOOK[status]
  const hasMore = query.data?.cursor !== undefined
  return (
    <section className='bcol' aria-labelledby={`column-${status}`}>
      <header>
        <span className={`column-icon ${tone}`}>
          <Icon name={icon} />
        </span>
        <h2 id={`column-${status}`}>{STATUS_TEXT[status].staff}</h2>
        {query.data && <span className='n num'>{hasMore ? words.cases.atLeast(rows.length) : rows.length}</span>}
        {waiting > 0 && (
          <button type='button' className='fresh-pill small' onClick={adopt}>
            {words.triage.fresh(waiting)}
          </button>
        )}
      </header>
      <Loaded query={query}>
        {() =>
          rows.length === 0 ? (
            <p className='note c2 board-none'>{words.cases.none}</p>
          ) : (
            <ul className='bcards'>
              {rows.slice(0, SHOWN).map((need) => (
                <BoardCard key={need.needId} need={need} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {rows.length > SHOWN && (
        <a className='bmore' href={hrefOf({ page: 'cases', view: 'list', status })}>
          {words.cases.rest(hasMore ? undefined : rows.length - SHOWN)}
        </a>
      )}
    </section>
  )
}
