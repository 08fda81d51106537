import './zod-setup'
import type { PropsWithChildren } from 'react'
import './ui/tokens.css'
import './ui/base.css'

export default function App({ children }: PropsWithChildren) {
  return children
}
