import { type DomainError } from '../error'
import { aHeldNeed, aNeed, people } from '../factory'
import { isReadable, migrateNeed, NEED_FORMAT } from './migrate-need'
import type { Need } from './need'

/** As release 0.1.0 stored it: without a number, and without knowing who held it before. */
function ofFormatOne(need: Need): Record<string, unknown> {
  const item: Record<string, unknown> = { ...need }
  delete item['helperIds']
  return item
}

describe('a stored need', () => {
  it('of format 1 learns from its holder who had a hand in it', () => {
    expect(migrateNeed(ofFormatOne(aHeldNeed()))).toEqual(aHeldNeed({ helperIds: [people.member.personId] }))
  })

  it('of format 1 that nobody holds was helped by nobody that is known', () => {
    expect(migrateNeed(ofFormatOne(aNeed()))).toEqual(aNeed({ helperIds: [] }))
  })

  it('of today’s format is read as it is, its number apart', () => {
    const helperIds = [people.colleague.personId, people.member.personId]
    expect(migrateNeed({ ...aHeldNeed({ helperIds }), format: NEED_FORMAT })).toEqual(aHeldNeed({ helperIds }))
  })

  it('of a newer format is refused for a while, not guessed at', () => {
    const newer = { ...aNeed(), format: NEED_FORMAT + 1 }
    expect(isReadable(newer)).toBe(false)
    expect(() => migrateNeed(newer)).toThrow(expect.objectContaining<Partial<DomainError>>({ code: 'busy' }))
  })

  it('is not changed by being read', () => {
    const item = ofFormatOne(aHeldNeed())
    const before = structuredClone(item)
    migrateNeed(item)
    expect(item).toEqual(before)
  })
})
