import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { drafts } from './draft-store'
import { ErrorBoundary } from './error-boundary'
import { Gate } from './gate'
import { Look } from './look'
import { createQueryClient } from './query'
import { session } from './session'
import { ToastProvider } from './ui/toast'

/** Begins before any component listens, so that nothing of one officer is left when the next signs in. */
function createForgetfulClient() {
  const client = createQueryClient()
  session.subscribe(() => {
    if (session.getState() !== 'out') return
    client.clear()
    drafts.clear()
  })
  return client
}

export function App() {
  const [client] = useState(createForgetfulClient)
  return (
    <Look>
      <QueryClientProvider client={client}>
        <ToastProvider>
          <ErrorBoundary>
            <Gate />
          </ErrorBoundary>
        </ToastProvider>
      </QueryClientProvider>
    </Look>
  )
}
