import { AppointmentId, AreaId } from '@microwish/contract'
import { type Address, writeAddress } from './address'

export const PAPERS = ['A4', 'A5'] as const
export type Paper = (typeof PAPERS)[number]

/** What is printed: the letter of one appointment in an area, or the area's notice card. */
export type PrintRoute = { page: 'print'; areaId: AreaId; paper: Paper } & (
  { sheet: 'letter'; appointmentId: AppointmentId } | { sheet: 'card' }
)

export function parsePrintRoute({ page, parts: [sheet, place, id], params }: Address): PrintRoute | undefined {
  const areaId = AreaId.safeParse(place)
  if (page !== 'print' || !areaId.success) return undefined
  const paper = PAPERS.find((one) => one === params.get('paper')) ?? 'A4'
  const base = { page: 'print' as const, areaId: areaId.data, paper }
  if (sheet === 'card') return { ...base, sheet }
  const appointmentId = AppointmentId.safeParse(id)
  return sheet === 'letter' && appointmentId.success ? { ...base, sheet, appointmentId: appointmentId.data } : undefined
}

export const hrefOfPrint = (route: PrintRoute) =>
  writeAddress(['print', route.sheet, route.areaId, route.sheet === 'letter' ? route.appointmentId : undefined], {
    paper: route.paper,
  })
