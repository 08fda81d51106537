import { AREA_LEVEL_TEXT, type OutputOf, type previewGrant } from '@microwish/contract'
import { roleWords as words } from '../../messages'
import { Icon } from '../../ui/icon'
import { termOf } from './grant-text'

/** What a role would reach: places, open cases, what it reads of people, and whom it would stand beside. */
export function ReachCard({ reach }: { reach: OutputOf<typeof previewGrant> }) {
  const { areas, openCases, reads, beside } = reach
  return (
    <>
      <p>
        {words.reach.areas(
          areas.map(({ level, count }) => words.reach.count(count, AREA_LEVEL_TEXT[level])).join('，'),
        )}
      </p>
      <p>{openCases === undefined ? words.reach.noCases : words.reach.cases(openCases)}</p>
      <h3>{words.reach.reads}</h3>
      <ul className='roles-reads'>
        {reads.map((text) => (
          <li key={text}>
            <Icon name='eye' size={15} />
            {text}
          </li>
        ))}
      </ul>
      <h3>{words.reach.beside}</h3>
      {beside.length === 0 ? (
        <p className='c2'>{words.reach.alone}</p>
      ) : (
        <ul className='roles-list'>
          {beside.map((grant) => (
            <li key={`${grant.personId}${grant.grantId}`}>{`${grant.personName} · ${termOf(grant)}`}</li>
          ))}
        </ul>
      )}
    </>
  )
}
