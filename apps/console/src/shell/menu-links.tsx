import type { Me } from '@microwish/contract'
import { keepsDirectory, seesRoles, worksOnNeeds } from '../area/own-areas'
import { words } from '../messages'
import { hrefOf, type Route } from '../route'
import { Icon, type IconName } from '../ui/icon'
import { useMe } from '../use-me'
import { useTriageQueue } from './triage-context'

type Entry = { route: Route; icon: IconName; text: string; holds: readonly Route['page'][]; isFor: (me: Me) => boolean }

const ENTRIES: readonly Entry[] = [
  { route: { page: 'desk' }, icon: 'home', text: words.pages.desk, holds: ['desk'], isFor: worksOnNeeds },
  {
    route: { page: 'triage' },
    icon: 'inbox',
    text: words.shell.needs,
    holds: ['triage', 'cases', 'need'],
    isFor: worksOnNeeds,
  },
  {
    route: { page: 'grids', view: 'tree' },
    icon: 'pin',
    text: words.pages.grids,
    holds: ['grids', 'print'],
    isFor: keepsDirectory,
  },
  {
    route: { page: 'organisations', view: 'register' },
    icon: 'building',
    text: words.pages.organisations,
    holds: ['organisations'],
    isFor: keepsDirectory,
  },
  {
    route: { page: 'bonds', view: 'bonds' },
    icon: 'hands',
    text: words.pages.bonds,
    holds: ['bonds'],
    isFor: worksOnNeeds,
  },
  {
    route: { page: 'people', view: 'registrations', status: 'applied' },
    icon: 'person',
    text: words.pages.people,
    holds: ['people'],
    isFor: worksOnNeeds,
  },
  {
    route: { page: 'imports', view: 'list' },
    icon: 'inward',
    text: words.pages.imports,
    holds: ['imports'],
    isFor: keepsDirectory,
  },
  { route: { page: 'figures' }, icon: 'chart', text: words.pages.figures, holds: ['figures'], isFor: worksOnNeeds },
  {
    route: { page: 'roles', side: 'staff' },
    icon: 'shield',
    text: words.pages.roles,
    holds: ['roles'],
    isFor: seesRoles,
  },
]

/** Where somebody without a desk begins. */
export const firstRouteOf = (me: Me): Route => ENTRIES.find(({ isFor }) => isFor(me))?.route ?? { page: 'lost' }

/** The pages that are this person’s business, with how many cases wait for the desk. */
export function MenuLinks({ page }: { page: Route['page'] }) {
  const { waiting } = useTriageQueue()
  const me = useMe()
  return (
    <>
      {ENTRIES.filter(({ isFor }) => isFor(me)).map(({ route, icon, text, holds }) => (
        <a
          key={route.page}
          href={hrefOf(route)}
          className={holds.includes(page) ? 'on' : undefined}
          aria-current={holds.includes(page) ? 'page' : undefined}
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
      ))}
    </>
  )
}
