import { Drawer } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { ErrorBoundary } from '../error-boundary'
import { words } from '../messages'
import { useRoute } from '../route'
import { Loading } from '../ui/states'
import { useOnline } from '../use-online'
import { useTitle } from '../use-title'
import { MenuLinks } from './menu-links'
import { Page } from './page'
import { RegisterContext } from './register-context'
import { TopBar } from './top-bar'
import { useTriageQueue } from './triage-context'

const RegisterDrawer = lazy(() => import('../pages/register'))

/** Header, menu and the page that the address names. */
export function Frame() {
  const route = useRoute()
  const isOnline = useOnline()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [isRegistering, setRegistering] = useState(false)
  useTitle(words.pages[route.page], useTriageQueue().queue.freshIds.length)
  return (
    <RegisterContext.Provider value={() => setRegistering(true)}>
      <a className='skip' href='#main' onClick={skipToMain}>
        {words.shell.skip}
      </a>
      <div className='app'>
        <TopBar onMenu={() => setMenuOpen(true)} />
        <nav className='side' aria-label={words.shell.menu}>
          <MenuLinks page={route.page} />
        </nav>
        <main id='main' tabIndex={-1} className={route.page === 'triage' ? 'main flush' : 'main'}>
          {!isOnline && <p className='strip stone'>{words.state.offline}</p>}
          <ErrorBoundary key={route.page}>
            <Suspense fallback={<Loading />}>
              <Page route={route} />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Drawer title={words.brand} placement='left' size={280} open={isMenuOpen} onClose={() => setMenuOpen(false)}>
        <nav className='side-drawer' aria-label={words.shell.menu} onClick={() => setMenuOpen(false)}>
          <MenuLinks page={route.page} />
        </nav>
      </Drawer>
      <Suspense>{isRegistering && <RegisterDrawer onClose={() => setRegistering(false)} />}</Suspense>
    </RegisterContext.Provider>
  )
}

/** The hash names the page, so the skip link moves the focus by hand. */
function skipToMain(event: { preventDefault: () => void }) {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
