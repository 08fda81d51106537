import { BondFigure, BondId, BondKind, BondState } from '@microwish/contract'
import { type Address, writeAddress } from './address'

/** 共建联系: bonds by kind and state, one of them open; or the visits behind a figure. */
export type BondRoute = {
  page: 'bonds'
  view: 'bonds' | 'visits'
  bondId?: BondId
  kind?: BondKind
  state?: BondState
  figure?: BondFigure
}

export function parseBondRoute({ page, parts: [view, part], params }: Address): BondRoute | undefined {
  if (page !== 'bonds') return undefined
  const bondId = BondId.safeParse(part).data
  const kind = BondKind.safeParse(params.get('kind')).data
  const state = BondState.safeParse(params.get('state')).data
  const figure = BondFigure.safeParse(params.get('figure')).data
  return {
    ...{ page, view: view === 'visits' ? 'visits' : 'bonds' },
    ...(bondId && { bondId }),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(figure && { figure }),
  }
}

export const hrefOfBonds = ({ view, bondId, kind, state, figure }: BondRoute) =>
  writeAddress(['bonds', view, bondId], { kind, state, figure })
