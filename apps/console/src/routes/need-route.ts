import { NeedId, NeedStatus } from '@microwish/contract'
import { type Address, writeAddress } from './address'

/** The desk, and everything about cases. */
export type NeedRoute =
  | { page: 'desk' }
  | { page: 'triage'; needId?: NeedId }
  | { page: 'cases'; view: 'board' | 'list'; status?: NeedStatus }
  | { page: 'need'; needId: NeedId }
  | { page: 'figures'; period?: string }

export function parseNeedRoute({ page, parts: [part], params }: Address): NeedRoute | undefined {
  const needId = NeedId.safeParse(part)
  if (page === '' || page === 'desk') return { page: 'desk' }
  if (page === 'triage') return needId.success ? { page: 'triage', needId: needId.data } : { page: 'triage' }
  if (page === 'need' && needId.success) return { page: 'need', needId: needId.data }
  if (page === 'cases') {
    const status = NeedStatus.safeParse(params.get('status'))
    return { page: 'cases', view: part === 'list' ? 'list' : 'board', ...(status.success && { status: status.data }) }
  }
  if (page === 'figures') {
    const period = params.get('period')
    return { page: 'figures', ...(period && { period }) }
  }
  return undefined
}

export function hrefOfNeeds(route: NeedRoute): string {
  switch (route.page) {
    case 'desk':
      return writeAddress(['desk'])
    case 'triage':
    case 'need':
      return writeAddress([route.page, route.needId])
    case 'cases':
      return writeAddress(['cases', route.view], { status: route.status })
    case 'figures':
      return `#/figures${route.period ? `?period=${route.period}` : ''}`
  }
}
