import { type Area, AreaId, AreaLevel, type Me } from '@microwish/contract'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import * as z from 'zod/mini'
import { recall, remember } from '../storage'
import { useMe } from '../use-me'
import { ownAreas } from './own-areas'

/** The area that every list and figure on the screen is about. */
export type ChosenArea = Pick<Area, 'areaId' | 'name' | 'level'>

const Stored = z.object({
  personId: z.string(),
  area: z.object({ areaId: AreaId, name: z.string(), level: AreaLevel }),
})

type AreaChoice = { area: ChosenArea; choose: (area: ChosenArea) => void }
const AreaContext = createContext<AreaChoice | undefined>(undefined)

/** The last choice of this very person; the machine may be shared. */
function recallArea(me: Me): ChosenArea | undefined {
  try {
    const stored = Stored.safeParse(JSON.parse(recall('area') ?? 'null'))
    return stored.success && stored.data.personId === me.personId ? stored.data.area : undefined
  } catch {
    return undefined
  }
}

export function AreaProvider({ children, fallback }: { children: ReactNode; fallback: ReactNode }) {
  const me = useMe()
  const [area, setArea] = useState(() => recallArea(me) ?? ownAreas(me)[0])
  const choose = useCallback(
    (next: ChosenArea) => {
      remember('area', JSON.stringify({ personId: me.personId, area: next }))
      setArea(next)
    },
    [me.personId],
  )
  const value = useMemo(() => area && { area, choose }, [area, choose])
  return value ? <AreaContext.Provider value={value}>{children}</AreaContext.Provider> : <>{fallback}</>
}

export function useArea(): AreaChoice {
  const choice = useContext(AreaContext)
  if (!choice) throw new Error('useArea outside AreaProvider')
  return choice
}
