import type { Me } from '@microwish/contract'
import { useId } from 'react'
import { words } from '../messages'
import { hrefOf, type Route } from '../route'
import { Icon } from '../ui/icon'
import { useMe } from '../use-me'
import { type Entry, MENU } from './menu-entries'
import { useTriageQueue } from './triage-context'

/** Where somebody without a desk begins. */
export const firstRouteOf = (me: Me): Route =>
  MENU.flatMap(({ entries }) => entries).find(({ isFor }) => isFor(me))?.route ?? { page: 'lost' }

/** The pages that are this person’s business, in groups; one without any of them is left out. */
export function MenuLinks({ page }: { page: Route['page'] }) {
  const me = useMe()
  return MENU.map(({ title, entries }) => ({ title, mine: entries.filter(({ isFor }) => isFor(me)) }))
    .filter(({ mine }) => mine.length > 0)
    .map(({ title, mine }) => <Group key={title} title={title} entries={mine} page={page} />)
}

function Group({ title, entries, page }: { title: string; entries: readonly Entry[]; page: Route['page'] }) {
  const id = useId()
  return (
    <div role='group' aria-labelledby={id} className='side-group'>
      <p id={id} className='note c3'>
        {title}
      </p>
      {entries.map((entry) => (
        <MenuLink key={entry.route.page} entry={entry} isHere={entry.holds.includes(page)} />
      ))}
    </div>
  )
}

/** A page, and at the desk’s queue how many cases wait. */
function MenuLink({ entry: { route, icon, text }, isHere }: { entry: Entry; isHere: boolean }) {
  const { waiting } = useTriageQueue()
  return (
    <a
      href={hrefOf(route)}
      className={isHere ? 'on' : undefined}
      aria-current={isHere ? 'page' : undefined}
      title={text}
    >
      <Icon name={icon} />
      <span className='side-text'>{text}</span>
      {route.page === 'triage' && waiting !== '0' && (
        <span className='n num'>
          {waiting}
          <span className='sr-only'>{words.shell.waiting}</span>
        </span>
      )}
    </a>
  )
}
