import { type Me, type Membership, ROLE_TEXT } from '@microwish/contract'

type RegistrationText = { key: string; title: string; note: string }

/** What each role lets its holder do, in plain words. */
const MEANS: Partial<Record<Membership['role'], string>> = {
  resident: '可以许心愿、看进展',
  member: '能看到这里的心愿，可以认领',
  unit_liaison: '代表单位认领这里的心愿',
  grid_worker: '帮不会用手机的邻居登记',
}

/** 「榆钱巷社区 · 志愿者（清棠县水务局）」 and what it means. */
export function registrationTexts({ memberships }: Me): RegistrationText[] {
  return memberships.map(({ role, areaId, areaName, unitName }) => ({
    key: `${role}-${areaId}`,
    title: `${areaName} · ${ROLE_TEXT[role]}${unitName ? `（${unitName}）` : ''}`,
    note: MEANS[role] ?? '',
  }))
}
