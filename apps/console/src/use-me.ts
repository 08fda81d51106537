import type { Me } from '@microwish/contract'
import { createContext, useContext } from 'react'

export const MeContext = createContext<Me | undefined>(undefined)

/** Who is at the desk. Only below the gate, which has asked. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside the gate')
  return me
}
