import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useState } from 'react'
import { ErrorBoundary } from './error-boundary'
import { Gate } from './gate'
import { createQueryClient } from './query'
import { theme } from './theme'
import { ToastProvider } from './ui/toast'

export function App() {
  const [client] = useState(createQueryClient)
  return (
    <ConfigProvider locale={zhCN} theme={theme} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={client}>
        <ToastProvider>
          <ErrorBoundary>
            <Gate />
          </ErrorBoundary>
        </ToastProvider>
      </QueryClientProvider>
    </ConfigProvider>
  )
}
