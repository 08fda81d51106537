import { GrantEvent, type InputOf, type listGrantHistory as endpoint, type OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import { toActor } from '../person'
import { canReadHistory, historyReaches } from './grant-policy'
import type { AuditLine } from './grant-store.dynamo'

type Output = OutputOf<typeof endpoint>

/** What became of a person's roles, from the audit; a line about a place beyond the reader's reach is left out. */
export async function listGrantHistory(
  ctx: Context,
  { personId, cursor, limit }: InputOf<typeof endpoint>,
): Promise<Output> {
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now())
  if (!canReadHistory(actor)) throw new DomainError('forbidden', '授予和撤销的记录由审计和安全管理员查看')
  const found = await ctx.stores.grants.listAudit(personId, { after: cursor, limit: limit + 1 })
  const page = found.slice(0, limit)
  const isSeen = ({ line }: { line: AuditLine }) =>
    standingsOf(line).every(({ areaPath }) => historyReaches(actor, areaPath))
  const last = page.at(-1)
  return {
    items: page.filter(isSeen).map(({ line }) => toEvent(line)),
    ...(found.length > limit && last && { cursor: last.sort }),
  }
}

const standingsOf = ({ standings, standing }: AuditLine) => standings ?? (standing ? [standing] : [])

function toEvent(line: AuditLine): Output['items'][number] {
  const { at, what, by, note = line.reason } = line
  const event = GrantEvent.safeParse(what)
  return {
    at,
    event: event.success ? event.data : 'other',
    by: typeof by === 'string' ? by : by.name,
    ...(note && { note }),
    roles: standingsOf(line).map(({ role, areaName, post, from, to }) => ({
      ...{ role, areaName },
      ...(post && { post }),
      ...(from && { from }),
      ...(to && { to }),
    })),
  }
}
