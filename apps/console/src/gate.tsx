import { getMe } from '@microwish/contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { call } from './api'
import { AreaProvider } from './area/area-context'
import { words } from './messages'
import { session } from './session'
import { Frame } from './shell/frame'
import { NoDesk } from './shell/no-desk'
import { TriageProvider } from './shell/triage-context'
import { Loaded } from './ui/loaded'
import { Failed, Loading } from './ui/states'
import { MeContext } from './use-me'

const SignInPage = lazy(() => import('./pages/sign-in'))

const refresh = () => void session.refresh().catch(() => undefined)

/** Nobody passes without a staff session; the cookie of the last visit is tried first. */
export function Gate() {
  const state = useSyncExternalStore(session.subscribe, session.getState)
  useEffect(refresh, [])
  switch (state) {
    case 'starting':
      return <Loading />
    case 'unreachable':
      return (
        <main>
          <h1 className='sr-only'>{words.brand}</h1>
          <Failed error={undefined} onRetry={refresh} />
        </main>
      )
    case 'out':
      return (
        <Suspense fallback={<Loading />}>
          <SignInPage />
        </Suspense>
      )
    case 'in':
      return <Desk />
  }
}

function Desk() {
  const query = useQuery({ queryKey: ['me'], queryFn: () => call(getMe, {}) })
  return (
    <Loaded query={query}>
      {(me) => (
        <MeContext.Provider value={me}>
          <AreaProvider fallback={<NoDesk />}>
            <TriageProvider>
              <Frame />
            </TriageProvider>
          </AreaProvider>
        </MeContext.Provider>
      )}
    </Loaded>
  )
}
