import type { AreaId, InputOf, OutputOf, saveBoundary as endpoint } from '@microwish/contract'
import type { Context } from '../context'
import { runOnce } from '../edition'
import { DomainError, invalidInput } from '../error'
import { toActor } from '../person'
import { permitArea, permitReading } from './area-policy'
import { boundaryProblem } from './boundary'

type Output = OutputOf<typeof endpoint>

/** Keeps where an area ends, for staff. @throws DomainError `stale_version`, `invalid_input` */
export async function saveBoundary(ctx: Context, input: InputOf<typeof endpoint>): Promise<Output> {
  const { stores, caller } = ctx
  return runOnce<Output>(ctx, 'saveBoundary', input, {
    async run(key) {
      const { areaId, version, geometry } = input
      const actor = toActor(await stores.people.get(caller.personId), caller, ctx.now())
      const area = permitReading(actor, await stores.areas.get(areaId))
      permitArea(actor, 'facts', area)
      const problem = geometry ? boundaryProblem(geometry) : undefined
      if (problem !== undefined) throw invalidInput({ path: 'geometry', message: problem })
      const boundary = { areaId, version: version + 1, ...(geometry && { geometry }) }
      const also = stores.commandKeys.items(key, areaId)
      if (await stores.boundaries.save(boundary, also)) return { areaId, version: version + 1 }
      throw new DomainError('stale_version', '刚刚有人改过这条边界，请刷新再看')
    },
    async again(areaId) {
      const [boundary] = await stores.boundaries.getAll([areaId as AreaId])
      return { areaId: areaId as AreaId, version: boundary?.version ?? 0 }
    },
  })
}
