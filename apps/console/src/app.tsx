import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorBoundary } from './error-boundary'
import { Gate } from './gate'
import { Look } from './look'
import { createQueryClient } from './query'
import { ToastProvider } from './ui/toast'

export function App() {
  const [client] = useState(createQueryClient)
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
