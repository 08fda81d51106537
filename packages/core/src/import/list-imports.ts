import type { InputOf, listImports as endpoint, OutputOf } from '@microwish/contract'
import type { Context } from '../context'
import { toActor } from '../person'
import type { Import } from './import'
import { maySee, mustImport } from './import-policy'
import { viewImport } from './view-import'

const LIMIT = 20
/** Pages that one call reads: a community's own imports lie far apart among those of a county. */
const PAGES = 4

export async function listImports(
  ctx: Context,
  { cursor }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const actor = toActor(await ctx.stores.people.get(ctx.caller.personId), ctx.caller, ctx.now())
  mustImport(actor)
  const { found, after } = await collect(ctx, (one) => maySee(actor, one), cursor)
  const jobs = await Promise.all(
    found.map(({ jobId }) => (jobId === undefined ? Promise.resolve(undefined) : ctx.stores.jobs.get(jobId))),
  )
  return { items: found.map((one, at) => viewImport(one, jobs[at])), ...(after !== undefined && { cursor: after }) }
}

/** The next imports that are seen, and where to go on; nowhere at the end. */
async function collect({ stores }: Context, isSeen: (one: Import) => boolean, cursor: string | undefined) {
  const found: Import[] = []
  let after = cursor
  for (let pages = 0; pages < PAGES; pages++) {
    const page = await stores.imports.list({ after, limit: LIMIT })
    for (const one of page) {
      after = one.importId
      if (isSeen(one)) found.push(one)
      if (found.length === LIMIT) return { found, after }
    }
    if (page.length < LIMIT) return { found }
  }
  return { found, after }
}
