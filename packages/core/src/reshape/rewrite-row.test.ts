import { anArea, places } from '../factory'
import type { PathRow } from './path-row-store.dynamo'
import { followerOf } from './reshape'
import { rewriteRow } from './rewrite-row'

const { community, sibling, street, far } = places
const renamed = { ...far, name: '南门社区', names: [...far.names.slice(0, 2), '南门社区'] }
const setting = {
  ...{ jobId: 'job_1', current: 7 },
  places: new Map([
    [community.path, sibling],
    [far.path, renamed],
  ]),
}
const at = (area: typeof community) => ({
  ...{ areaId: area.areaId, areaPath: area.path, areaName: area.name, areaNames: area.names, areaLevel: area.level },
})
const row = (record: object, more: Partial<PathRow> = {}): PathRow => ({
  ...{ pk: 'BOND#1', sk: 'META', pathSort: `${community.path}#1`, record: record as never, ...more },
})

it('names the place that stands for it wherever it named its own, under the next version', () => {
  const record = { ...at(community), version: 4, standing: { standingId: 'std_1', areaId: community.areaId } }
  expect(rewriteRow(row({ ...record, note: community.name, streetName: '旧' }), setting)).toEqual({
    pathSort: `${sibling.path}#1`,
    record: {
      ...at(sibling),
      ...{ version: 5, note: community.name, streetName: street.name },
      standing: { standingId: followerOf('job_1', 'std_1'), areaId: sibling.areaId },
    },
  })
})

it('takes over another name, and keeps what is the same place', () => {
  const before = row({ ...at(far), standingId: 'std_1' }, { pathSort: `${far.path}#1` })
  const after = rewriteRow(before, setting)
  expect(after).toEqual({ pathSort: before.pathSort, record: { ...at(renamed), standingId: 'std_1' } })
  expect(rewriteRow({ ...before, ...after }, setting)).toBeUndefined()
})

it('leaves what lies elsewhere, and what is sorted by something else, where it is', () => {
  expect(rewriteRow(row(at(street)), setting)).toBeUndefined()
  expect(rewriteRow(row({ areaPath: `${community.path}${anArea(9, '格').areaId}/` }), setting)).toBeUndefined()
  expect(rewriteRow(row(at(community), { pathSort: '2026-12-31#1' }), setting)?.pathSort).toBe('2026-12-31#1')
})

it('folds in what an edition that is seen has for it, and rewrites what waits for a later one', () => {
  const seen = row({ areaPath: 'old' }, { next: { edition: 7, record: at(community) } })
  expect(rewriteRow(seen, setting)).toEqual({ pathSort: `${sibling.path}#1`, record: at(sibling) })
  const waiting = row(at(community), { next: { edition: 8, record: { ...at(community), name: '新' } } })
  expect(rewriteRow(waiting, setting)).toEqual({
    ...{ pathSort: `${sibling.path}#1`, record: at(sibling) },
    next: { edition: 8, record: { ...at(sibling), name: '新' } },
  })
})
