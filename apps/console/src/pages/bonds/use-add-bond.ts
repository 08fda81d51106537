import { addBond, type AddBond, BOND_KINDS, type BondKind } from '@microwish/contract'
import { useState } from 'react'
import type { ChosenArea } from '../../area/area-context'
import { bondWords as words } from '../../messages'
import type { PickedUnit } from '../../organisation/pick-unit'
import { addDays, dayOf } from '../../time'
import { useToast } from '../../ui/toast'
import { useCommand } from '../../use-command'
import { readDuties } from './bond-text'
import { useRefreshBonds } from './use-bonds'

export type BondDraft = {
  kind: BondKind
  unit?: PickedUnit | undefined
  leader: { name: string; title: string }
  area?: ChosenArea | undefined
  partners: readonly PickedUnit[]
  from: string
  to: string
  unitSigner: string
  areaSigner: string
  households: string
  duties: string
}
export type BondMissing = Partial<Record<keyof typeof words.form.fill, string>>

const YEAR_DAYS = 364

/** A bond in the making; what each kind must carry stands in BOND_KINDS. */
export function useAddBond(root: ChosenArea, onDone: () => void) {
  const today = dayOf(new Date())
  const [draft, setDraft] = useState<BondDraft>(() => ({
    ...{ kind: 'unit_registration', leader: { name: '', title: '' }, partners: [], from: today, to: '' },
    ...{ unitSigner: '', areaSigner: '', households: '', duties: '' },
    ...(BOND_KINDS.unit_registration.levels.includes(root.level) && { area: root }),
  }))
  const [missing, setMissing] = useState<BondMissing>({})
  const toast = useToast()
  const refresh = useRefreshBonds()
  const command = useCommand(addBond)
  const change = (more: Partial<BondDraft>) => setDraft((before) => ({ ...before, ...more }))
  const chooseKind = (kind: BondKind) =>
    change({
      kind,
      area: BOND_KINDS[kind].levels.includes(root.level) ? root : undefined,
      to: BOND_KINDS[kind].isAgreement ? addDays(draft.from, YEAR_DAYS) : '',
    })

  async function submit() {
    const found = missingOf(draft)
    setMissing(found)
    if (Object.keys(found).length > 0) return
    const bond = await command.mutateAsync(commandOf(draft)).catch(() => undefined)
    if (!bond) return
    await refresh()
    toast({ text: words.saved })
    onDone()
  }
  return { draft, change, chooseKind, missing, submit, command }
}
export type AddBondForm = ReturnType<typeof useAddBond>

/** What must be filled in before it may be sent, by the rule of its kind. */
export function missingOf(draft: BondDraft): BondMissing {
  const { party, isAgreement, hasPartners, duties } = BOND_KINDS[draft.kind]
  const { fill } = words.form
  const hasLeader = draft.leader.name.trim() !== '' && draft.leader.title.trim() !== ''
  return {
    ...(party === 'unit' && !draft.unit && { unit: fill.unit }),
    ...(party === 'leader' && !hasLeader && { leader: fill.leader }),
    ...(!draft.area && { area: fill.area }),
    ...(hasPartners && draft.partners.length === 0 && { partners: fill.partners }),
    ...(draft.from === '' && { from: fill.from }),
    ...(isAgreement && draft.to === '' && { to: fill.to }),
    ...(isAgreement && (!draft.unitSigner.trim() || !draft.areaSigner.trim()) && { signers: fill.signers }),
    ...(duties === 'needed' && !draft.duties.trim() && { duties: fill.duties }),
  }
}

function commandOf(draft: BondDraft): AddBond {
  const { kind, unit, leader, area, partners, from, to, unitSigner, areaSigner, households, duties } = draft
  const rule = BOND_KINDS[kind]
  const lines = readDuties(duties, unit?.name ?? '')
  return {
    ...{ kind, areaId: area?.areaId as AddBond['areaId'], from },
    ...(to && { to }),
    ...(rule.party === 'unit' && unit && { unitId: unit.unitId }),
    ...(rule.party === 'leader' && { leader: { name: leader.name.trim(), title: leader.title.trim() } }),
    ...(rule.hasPartners && { partnerIds: partners.map(({ unitId }) => unitId) }),
    ...(rule.isAgreement && {
      signatories: { unit: [{ name: unitSigner.trim() }], area: [{ name: areaSigner.trim() }] },
    }),
    ...(rule.duties !== 'none' && lines.length > 0 && { duties: lines.map((line) => ({ ...line, isDone: false })) }),
    ...(kind === 'household_contact' && households && { households: Number(households) }),
  }
}
