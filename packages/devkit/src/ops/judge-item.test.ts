import { GONE } from '@microwish/core'
import { judgeItem, type Judged, type Verdict } from './judge-item'

const judge = (more: Partial<Judged>) =>
  judgeItem({ kept: { pk: 'a', version: 3 }, live: undefined, hasLaterLine: false, now: 1_000, ...more })
const aLine = (more: object) => ({ pk: 'a', sk: 'ACTIVITY#00000003', version: 3, ...more })

it.each<[string, Partial<Judged>, Verdict]>([
  ['nothing lives under its key', {}, 'missing'],
  ['nothing lives, and history went on', { hasLaterLine: true }, 'newer'],
  ['it would have expired this second', { kept: { pk: 'a', expiresAt: 1_000 } }, 'expired'],
  ['it expires in a second', { kept: { pk: 'a', expiresAt: 1_001 } }, 'missing'],
  ['the same lives', { live: { version: 3, pk: 'a' } }, 'same'],
  ['the same lives, expired or not', { kept: { pk: 'a', expiresAt: 1 }, live: { pk: 'a', expiresAt: 1 } }, 'same'],
  ['another lives at its version', { live: { pk: 'a', version: 3, text: 'x' } }, 'altered'],
  ['an older version lives', { live: { pk: 'a', version: 2 } }, 'altered'],
  ['a newer version lives', { live: { pk: 'a', version: 4 } }, 'newer'],
  ['an older version lives, and history went on', { live: { pk: 'a', version: 2 }, hasLaterLine: true }, 'newer'],
  ['what lives has lost its version', { live: { pk: 'a' } }, 'unclear'],
  ['neither has a version', { kept: { pk: 'a' }, live: { pk: 'a', carried: 1 } }, 'unclear'],
  ['a line lives whose words an erasing took', { live: aLine({ words: [{ label: 'text', text: GONE }] }) }, 'newer'],
  ['a line lives whose signature an erasing took', { live: aLine({ actor: { name: '已注销' } }) }, 'newer'],
  ['a line lives about somebody erased', { live: aLine({ erasedIds: ['per_1'] }) }, 'newer'],
  ['a line lives that was damaged', { live: aLine({ words: 'x', actor: undefined }) }, 'altered'],
])('when %s', (_, more, verdict) => {
  expect(judge(more)).toBe(verdict)
})
