import { AreaId, type Category, type Channel, PhoneNumber, submitNeed, type NeedRow } from '@microwish/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useArea } from '../../area/area-context'
import { readLocalTime } from '../../time'
import { useCommand } from '../../use-command'
import { useMe } from '../../use-me'

export type RegisterDraft = {
  text: string
  category: Category | undefined
  communityId: string
  gridId: string
  phone: string
  name: string
  address: string
  channel: Channel
  isEarlier: boolean
  /** A `datetime-local` value, when it was said earlier. */
  occurredAt: string
  hasConsented: boolean
}

export type RegisterFault = 'text' | 'category' | 'area' | 'phone' | 'occurredAt' | 'consent'

/** What is still to be filled or mended, in the order of the form. */
export function faultsOf(draft: RegisterDraft): RegisterFault[] {
  const faults: [RegisterFault, boolean][] = [
    ['text', draft.text.trim() === ''],
    ['category', draft.category === undefined],
    ['area', draft.communityId === ''],
    ['phone', !PhoneNumber.safeParse(draft.phone.replace(/\s/g, '')).success],
    ['occurredAt', draft.isEarlier && draft.occurredAt === ''],
    ['consent', !draft.hasConsented],
  ]
  return faults.filter(([, isFault]) => isFault).map(([name]) => name)
}

/** What somebody said by telephone, at the window or in a group, entered for them with their oral consent. */
export function commandOf(draft: RegisterDraft, consentVersion: string) {
  const [name, address] = [draft.name.trim(), draft.address.trim()]
  return {
    category: draft.category ?? 'other',
    text: draft.text.trim(),
    areaId: AreaId.parse(draft.gridId || draft.communityId),
    contact: { phone: draft.phone.replace(/\s/g, ''), ...(name && { name }), ...(address && { address }) },
    onBehalf: { relationship: 'staff' as const, hasConsented: true as const, ...(name && { name }) },
    consent: { version: consentVersion, handOver: true as const },
    channel: draft.channel,
    ...(draft.isEarlier && { occurredAt: readLocalTime(draft.occurredAt) }),
  }
}

/** The form of 快速登记. What is typed lives until it is registered, or the drawer is closed. */
export function useRegister(onDone: (need: NeedRow) => void) {
  const { area } = useArea()
  const { settings } = useMe()
  const client = useQueryClient()
  const command = useCommand(submitNeed)
  const [isChecked, setChecked] = useState(false)
  const [draft, setDraft] = useState<RegisterDraft>({
    text: '',
    category: undefined,
    communityId: area.level === 'community' ? area.areaId : '',
    gridId: '',
    phone: '',
    name: '',
    address: '',
    channel: 'phone',
    isEarlier: false,
    occurredAt: '',
    hasConsented: false,
  })
  const faults = faultsOf(draft)

  async function submit() {
    setChecked(true)
    if (faults.length > 0 || command.isPending) return
    try {
      const need = await command.mutateAsync(commandOf(draft, settings.consentVersion))
      void client.invalidateQueries({ queryKey: ['needs'] })
      void client.invalidateQueries({ queryKey: ['statistics'] })
      onDone(need)
    } catch {
      // Shown in place through `error`; what was typed stays.
    }
  }

  return {
    draft,
    set: (fields: Partial<RegisterDraft>) => setDraft((before) => ({ ...before, ...fields })),
    faults: isChecked ? faults : [],
    isBusy: command.isPending,
    error: command.error,
    submit: () => void submit(),
  }
}

export type Register = ReturnType<typeof useRegister>
