import type { ImportId } from '@microwish/contract'
import type { Context } from '../context'
import { DomainError } from '../error'
import type { Job } from '../job'
import { type Actor, toActor } from '../person'
import type { Import } from './import'
import { maySee, mustImport } from './import-policy'

/** @throws DomainError `forbidden` for whoever imports nothing, `not_found` for an import outside the caller's reach */
export async function findImport(
  ctx: Context,
  importId: ImportId,
): Promise<{ actor: Actor; one: Import; job: Job | undefined }> {
  const [person, one] = await Promise.all([
    ctx.stores.people.get(ctx.caller.personId),
    ctx.stores.imports.get(importId),
  ])
  const actor = toActor(person, ctx.caller, ctx.now())
  mustImport(actor)
  if (!one || !maySee(actor, one)) throw new DomainError('not_found', '没有这次导入')
  return { actor, one, job: one.jobId === undefined ? undefined : await ctx.stores.jobs.get(one.jobId) }
}
