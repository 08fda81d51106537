import { addArea, type AreaId, changeArea, type Reshape, startReshape } from '@microwish/contract'
import { people, places } from '@microwish/core/factory'
import { EVERYBODY } from './access-people'
import type { DirectoryCanaries } from './canary-directory'
import { jobsOf } from './job-parts'
import { freshKey } from './set-up'

const { far, street } = places

/** Names of areas and the desk's public name are anybody's: residents choose by them before they sign in. */
export const AREA_CANARIES: DirectoryCanaries = {
  readers: {
    'addArea.name': EVERYBODY,
    'addArea.serviceName': EVERYBODY,
    'changeArea.name': EVERYBODY,
    'changeArea.serviceName': EVERYBODY,
    'startReshape.merge.reshape.target.name': EVERYBODY,
    'startReshape.merge.reshape.target.serviceName': EVERYBODY,
    'startReshape.split.reshape.parts[].name': EVERYBODY,
    'startReshape.split.reshape.parts[].serviceName': EVERYBODY,
  },
  async say(speak, api) {
    const jobs = jobsOf(api)
    const seen = async () => (await api.stores.editions.read()).current
    let number = 900
    const code = () => `${far.code}${number++}`
    async function another(): Promise<AreaId> {
      const input = { edition: await seen(), code: code(), name: `格${number}` }
      return (await api.as(people.farDesk)(addArea, input, freshKey())).area.areaId
    }
    async function follow(answer: Record<string, unknown>) {
      if ((await jobs.run(String(answer['jobId']))) !== 'done') throw new Error('the job was not done')
    }
    await speak('farDesk', addArea, { edition: await seen(), code: code() }, 'addArea')
    const areaId = await another()
    await follow(await speak('farDesk', changeArea, { areaId, edition: await seen() }, 'changeArea'))
    const sourceIds = [await another()]
    const merge = { what: 'merge', edition: await seen(), sourceIds, target: { code: code() } } as unknown as Reshape
    await follow(await speak('farDesk', startReshape, { reshape: merge }, 'startReshape.merge'))
    const split = { what: 'split', areaId: await another(), edition: await seen() }
    const reshape = { ...split, parts: [{ code: code(), childIds: [] }] }
    await follow(await speak('farDesk', startReshape, { reshape }, 'startReshape.split'))
  },
  reads: {
    listTree: [{ area: far.areaId }, { area: far.areaId, day: '2026-11-21' }],
    listEditions: [{}],
    listAreas: [{ parent: far.areaId }, { parent: street.areaId }],
    listBoundaries: [{ area: far.areaId }],
    addArea: [{ edition: 999_999, code: `${far.code}899`, name: '新格' }],
    changeArea: [{ areaId: far.areaId, edition: 999_999, households: 1 }],
    endArea: [{ areaId: far.areaId, edition: 999_999 }],
    previewReshape: [{ reshape: { what: 'move', edition: 999_999, areaId: far.areaId, parentId: far.areaId } }],
    startReshape: [{ reshape: { what: 'move', edition: 999_999, areaId: far.areaId, parentId: far.areaId } }],
    getJob: [{ jobId: 'job_00000000000000000000000404' }],
    saveBoundary: [{ areaId: far.areaId, version: 99, geometry: null }],
  },
}
