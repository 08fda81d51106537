import {
  type InputOf,
  type listOrganisations as endpoint,
  ORGANISATION_KINDS,
  type OrganisationFamily,
  type OrganisationRow,
  type OutputOf,
} from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { isStanding, type Organisation, refOf, rowOf, sortOf } from './organisation'
import { mayKeep } from './organisation-policy'
import { type Registrar, registrarArea, registrarOf } from './registrar'

type Input = InputOf<typeof endpoint>
type Page = { items: OrganisationRow[]; cursor?: string }

/** Reads of one page (decision 6): where many have ended it comes back short, with a cursor. */
const READS = 4

export async function listOrganisations(ctx: Context, input: Input): Promise<OutputOf<typeof endpoint>> {
  const registrar = await registrarOf(ctx)
  const { today } = registrar
  const toRow = (one: Organisation) => rowOf(one, today, ctx.settings.termDays)
  if (input.parent !== undefined) {
    const children = await ctx.stores.organisations.listChildren(input.parent)
    const mine = children.filter((one) => mayKeep(registrar.actor, one.areaPath) && isWanted(one, input, today))
    return paged(mine.map(toRow), input)
  }
  if (input.scope === 'county') return listPartners(ctx, registrar, input)
  const { path } = await registrarArea(ctx, registrar, input.area)
  return readPage(ctx, path, input, (one) => (isWanted(one, input, today) ? toRow(one) : undefined))
}

/** Whom another may want to name: those that work together, not those in which residents govern themselves. */
const PARTNERS: readonly OrganisationFamily[] = ['unit', 'department', 'two_new', 'property', 'committee', 'alliance']

/** Names only, from the whole county: a commissioner or a pairing comes from where the reader's desk does not reach. */
async function listPartners(ctx: Context, { today, actor }: Registrar, input: Input): Promise<Page> {
  if ((input.text?.length ?? 0) < 2) {
    throw new DomainError('invalid_input', '请写至少两个字', { errors: [{ path: 'text', message: '请写至少两个字' }] })
  }
  const county = `/${actor.standings[0]?.areaPath.split('/')[1] ?? ''}/`
  return readPage(ctx, county, input, (one) => {
    const { family, text } = ORGANISATION_KINDS[one.kind]
    if (!PARTNERS.includes(family) || !isWanted(one, input, today)) return undefined
    const { areaId, areaNames, from, version } = one
    const areaName = areaNames.at(-1) ?? ''
    return { ...refOf(one), version, family, kindText: text, areaId, areaName, from, filled: 0, of: 0 }
  })
}

function isWanted(one: Organisation, { family, kind, text, state }: Input, today: string): boolean {
  if (isStanding(one, today) !== (state === 'standing')) return false
  if (kind !== undefined && one.kind !== kind) return false
  if (family !== undefined && ORGANISATION_KINDS[one.kind].family !== family) return false
  if (text === undefined) return true
  const codes = [one.code, one.creditCode].map((code = '') => code.startsWith(text.toUpperCase()))
  return one.name.includes(text) || codes.includes(true)
}

/** By place; what filters reads the whole range, one query for each MB, so that a page is never short. */
async function readPage(
  ctx: Context,
  path: string,
  input: Input,
  rowIf: (one: Organisation) => OrganisationRow | undefined,
): Promise<Page> {
  const { family, kind, text, state, cursor, limit } = input
  const isFiltered = [family, kind, text].some((filter) => filter !== undefined) || state === 'ended'
  if (!isFiltered) return readOn(ctx, path, input, rowIf)
  const found: { sort: string; row: OrganisationRow }[] = []
  for (const one of await ctx.stores.organisations.listUnder(path)) {
    const sort = sortOf(one)
    const row = cursor === undefined || sort > cursor ? rowIf(one) : undefined
    if (row) found.push({ sort, row })
    if (found.length > limit) break
  }
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return { items: page.map(({ row }) => row), ...(found.length > limit && last && { cursor: last.sort }) }
}

/** Reads on until the page is full: of those that stand few have to be left out. */
async function readOn(
  { stores }: Context,
  path: string,
  { cursor, limit }: Input,
  rowIf: (one: Organisation) => OrganisationRow | undefined,
): Promise<Page> {
  const items: OrganisationRow[] = []
  let after = cursor
  for (let read = 0; read < READS; read++) {
    const page = await stores.organisations.listPage(path, { after, limit: limit + 1 })
    // Large rows make a page short before the range ends: only an empty one says that it has.
    if (page.length === 0) return { items }
    for (const { sort, organisation } of page) {
      if (items.length === limit) return { items, ...(after !== undefined && { cursor: after }) }
      after = sort
      const row = organisation && rowIf(organisation)
      if (row) items.push(row)
    }
  }
  return { items, ...(after !== undefined && { cursor: after }) }
}

/** A page of what has been read whole; the cursor is a row's number. */
export function paged<T>(all: readonly T[], { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const asked = Number(cursor ?? 0)
  const start = Number.isInteger(asked) && asked > 0 ? asked : 0
  const end = start + limit
  return { items: all.slice(start, end), ...(end < all.length && { cursor: String(end) }) }
}
