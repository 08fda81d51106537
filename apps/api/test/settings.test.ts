import { DEFAULT_SETTINGS } from '@microwish/core'
import { readSettings } from '../src/lambda/settings'

describe('the settings of a deployment', () => {
  it('are core’s when nothing is set, and differ only where something is', () => {
    expect(readSettings('{}')).toEqual(DEFAULT_SETTINGS)
    expect(readSettings('{"reopenDays":30}')).toEqual({ ...DEFAULT_SETTINGS, reopenDays: 30 })
  })

  it('take every setting of core at its default', () => {
    expect(readSettings(JSON.stringify(DEFAULT_SETTINGS))).toEqual(DEFAULT_SETTINGS)
  })

  it.each([
    ['{"reopenDay":30}', 'SETTINGS: there is no setting reopenDay'],
    ['{"reopenDays":0}', 'SETTINGS: reopenDays must be at least 1'],
    ['{"accessSeconds":86400}', 'SETTINGS: accessSeconds must be at most 3600'],
    ['{"claimCap":"5"}', 'SETTINGS: claimCap is of the wrong kind'],
    ['{"claimCap":null}', 'SETTINGS: claimCap is of the wrong kind'],
    ['{"submissionsPerDay":{"citizen":5}}', 'SETTINGS: submissionsPerDay.staff is of the wrong kind'],
    ['{"claimCap":1.5,"pollSeconds":1}', 'SETTINGS: pollSeconds must be at least 2; claimCap is of the wrong kind'],
    ['[]', 'SETTINGS: it must be a JSON object'],
    ['reopenDays=30', 'SETTINGS is not JSON'],
  ])('refuse %s', (json, sentence) => {
    expect(() => readSettings(json)).toThrow(new Error(sentence))
  })
})
