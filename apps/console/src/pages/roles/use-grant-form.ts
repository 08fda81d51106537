import { type AreaLevel, type FoundPerson, grantRole, previewGrant, type Role } from '@microwish/contract'
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api'
import type { ChosenArea } from '../../area/area-context'
import { roleWords as words } from '../../messages'
import type { PickedUnit } from '../../organisation/pick-unit'
import { useCommand } from '../../use-command'

export type Gives = readonly { role: Role; levels: readonly AreaLevel[] }[]
type Draft = {
  role?: Role
  area?: ChosenArea | undefined
  /** Whom a liaison speaks for. */
  unit?: PickedUnit | undefined
  fromDay: string
  toDay: string
  name: string
  reason: string
}
export type Missing = Partial<Record<keyof typeof words.form.fill, string>>

const EMPTY: Draft = { fromDay: '', toDay: '', name: '', reason: '' }

/** A role in the making: what it would reach is asked for as soon as role and place are known. */
export function useGrantForm(person: FoundPerson, gives: Gives, onGranted: (role: Role) => void) {
  const [draft, setDraft] = useState<Draft>(EMPTY)
  const [missing, setMissing] = useState<Missing>({})
  const client = useQueryClient()
  const command = useCommand(grantRole)
  const change = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }))
  const { role, area } = draft
  const unit = speaksForUnit(role) ? draft.unit : undefined
  const offer =
    role !== undefined && area !== undefined && (unit || !speaksForUnit(role))
      ? {
          personId: person.personId,
          role,
          areaId: area.areaId,
          ...(unit && { unitId: unit.unitId }),
          ...(draft.fromDay && { fromDay: draft.fromDay }),
          ...(draft.toDay && { toDay: draft.toDay }),
        }
      : undefined
  const reach = useQuery({
    queryKey: ['reach', offer],
    queryFn: offer ? () => call(previewGrant, offer) : skipToken,
    gcTime: 0,
  })

  async function submit() {
    const found = missingOf(draft, person)
    setMissing(found)
    if (Object.keys(found).length > 0 || !offer) return
    const name = draft.name.trim()
    await command
      .mutateAsync({
        ...offer,
        version: person.version,
        reason: draft.reason.trim(),
        ...(person.needsName && name && { name }),
      })
      .then(async () => {
        await client.invalidateQueries({ queryKey: ['grants'] })
        onGranted(offer.role)
      })
      // Shown where the form ends.
      .catch(() => undefined)
  }

  const levels = gives.find((one) => one.role === role)?.levels ?? []
  return { draft, change, missing, levels, reach, isOffered: offer !== undefined, submit, command }
}
export type GrantForm = ReturnType<typeof useGrantForm>

export const speaksForUnit = (role: Role | undefined) => role === 'unit_liaison'

function missingOf({ role, area, unit, name, reason }: Draft, person: FoundPerson): Missing {
  const { fill } = words.form
  return {
    ...(!role && { role: fill.role }),
    ...(role && !area && { area: fill.area }),
    ...(speaksForUnit(role) && !unit && { unit: fill.unit }),
    ...(person.needsName && name.trim().length < 2 && { name: fill.name }),
    ...(reason.trim() === '' && { reason: fill.reason }),
  }
}
