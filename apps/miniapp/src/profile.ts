import { type Area, type AreaId, getArea } from '@microwish/contract'
import { call } from './api'
import { createPersonalStore } from './personal-store'
import { useStore } from './store'

/** Where somebody lives: a community, perhaps a grid of it, and who answers at its desk. */
export type Place = {
  communityId: AreaId
  communityName: string
  gridId?: AreaId
  gridName?: string
  servicePhone?: string
  serviceName?: string
}

export type Contact = { name: string; phone: string; address: string }

/** What a returning resident need not say again. Kept on their own device only. */
export type Profile = {
  place?: Place
  contact?: Contact
  /** The version of the consent text that they agreed to. */
  consentVersion?: string
}

export const profileStore = createPersonalStore<Profile>('profile', {})

export function useProfile(): Profile {
  return useStore(profileStore)
}

export function rememberPlace(place: Place): void {
  profileStore.set({ ...profileStore.get(), place })
}

/** The place that an area's id stands for (a door QR): a grid brings its community along. */
export async function findPlace(areaId: AreaId): Promise<Place | undefined> {
  const { area, above } = await call(getArea, { areaId })
  const community = area.level === 'community' ? area : above.find(({ level }) => level === 'community')
  if (!community) return undefined
  return area.level === 'grid'
    ? { ...toPlace(community), gridId: area.areaId, gridName: area.name }
    : toPlace(community)
}

/** A community as it is remembered. */
export function toPlace({ areaId, name, servicePhone, serviceName }: Area): Place {
  return {
    communityId: areaId,
    communityName: name,
    ...(servicePhone ? { servicePhone } : {}),
    ...(serviceName ? { serviceName } : {}),
  }
}

/** 「榆钱巷社区 · 榆钱里」 */
export function placeText({ communityName, gridName }: Place): string {
  return gridName ? `${communityName} · ${gridName}` : communityName
}

/** 「160****0002」: enough to recognise one's own number. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 7 ? digits : `${digits.slice(0, 3)}****${digits.slice(-4)}`
}
