import { type Area, type AreaId, listAreas } from '@microwish/contract'
import { useCallback, useEffect, useState } from 'react'
import { call } from '../api'

type Level = { phase: 'loading' } | { phase: 'failed' } | { phase: 'ready'; items: readonly Area[] }

/** The areas below `parent`, or the streets of the county without it: one deployment serves one county. */
export function useAreas(parent: AreaId | undefined) {
  const [level, setLevel] = useState<Level>({ phase: 'loading' })

  const load = useCallback(async () => {
    setLevel({ phase: 'loading' })
    try {
      setLevel({ phase: 'ready', items: parent ? await childrenOf(parent) : await streets() })
    } catch {
      setLevel({ phase: 'failed' })
    }
  }, [parent])

  useEffect(() => void load(), [load])
  return { level, retry: () => void load() }
}

async function childrenOf(parent: AreaId): Promise<readonly Area[]> {
  return (await call(listAreas, { parent })).items
}

async function streets(): Promise<readonly Area[]> {
  const { items } = await call(listAreas, {})
  const county = items.find(({ level }) => level === 'county')
  return county ? childrenOf(county.areaId) : items
}
