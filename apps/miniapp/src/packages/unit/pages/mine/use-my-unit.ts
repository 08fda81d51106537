import { addMyVisit, type BondId, getMyUnit, type OutputOf } from '@microwish/contract'
import { useState } from 'react'
import { call } from '../../../../api'
import { useCommand } from '../../../../use-command'
import { useLoaded } from '../../../../use-loaded'
import { clearVisit, toVisit, type VisitDraft } from '../../parts/visit-draft'

export type MyUnit = OutputOf<typeof getMyUnit>

/** The unit as its liaison sees it, and a visit written down for it. */
export function useMyUnit() {
  const { loaded, reload } = useLoaded(() => call(getMyUnit, {}))
  const { isBusy, refusal, send, forget } = useCommand()
  const [told, setTold] = useState<string>()

  /** True when it was done; otherwise `refusal` says why, and what was written stays. */
  async function addVisit(bondId: BondId, draft: VisitDraft): Promise<boolean> {
    setTold(undefined)
    const visit = await send(addMyVisit, toVisit(bondId, draft))
    if (!visit) return false
    clearVisit(bondId)
    setTold(`记下了：${visit.areaName}，${visit.participations}人次。`)
    await reload()
    return true
  }

  return { loaded, reload, isBusy, refusal, forget, told, addVisit }
}
export type UseMyUnit = ReturnType<typeof useMyUnit>
