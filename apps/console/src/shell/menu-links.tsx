import { words } from '../messages'
import { hrefOf, type Route } from '../route'
import { Icon, type IconName } from '../ui/icon'
import { useTriageQueue } from './triage-context'

type Entry = { route: Route; icon: IconName; text: string; holds: readonly Route['page'][] }

const ENTRIES: readonly Entry[] = [
  { route: { page: 'desk' }, icon: 'home', text: words.pages.desk, holds: ['desk'] },
  { route: { page: 'triage' }, icon: 'inbox', text: words.shell.needs, holds: ['triage', 'cases', 'need'] },
  { route: { page: 'figures' }, icon: 'chart', text: words.pages.figures, holds: ['figures'] },
]

/** The pages of this release, with how many cases wait for the desk. */
export function MenuLinks({ page }: { page: Route['page'] }) {
  const { waiting } = useTriageQueue()
  return (
    <>
      {ENTRIES.map(({ route, icon, text, holds }) => (
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
