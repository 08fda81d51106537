import { words } from '../../messages'
import { hrefOf } from '../../route'

const VIEWS = [
  { view: 'triage', href: hrefOf({ page: 'triage' }), text: words.cases.triage },
  { view: 'board', href: hrefOf({ page: 'cases', view: 'board' }), text: words.cases.board },
  { view: 'list', href: hrefOf({ page: 'cases', view: 'list' }), text: words.cases.list },
] as const

/** The three ways to look at the cases. */
export function ViewSwitch({ view }: { view: (typeof VIEWS)[number]['view'] }) {
  return (
    <nav className='seg seg-links' aria-label={words.cases.views}>
      {VIEWS.map((one) => (
        <a
          key={one.view}
          href={one.href}
          className={one.view === view ? 'on' : undefined}
          aria-current={one.view === view ? 'page' : undefined}
        >
          {one.text}
        </a>
      ))}
    </nav>
  )
}
