import { grantIdOf, rolesVersionOf } from '@microwish/core'
import type { Act, Script } from './act'

async function rolesOf({ platform, personOf }: Script, name: string) {
  const person = await platform.stores.people.get(personOf(name))
  return person ?? { standings: [] }
}

const grant = (no: number, day: number, to: string, offer: (script: Script) => object, reason: string): Act => ({
  ...{ name: `grant-${no}`, day, hour: 9.5, by: '邵一鸣', command: 'grantRole' },
  input: async (script) => ({
    ...{ personId: script.personOf(to), version: rolesVersionOf(await rolesOf(script, to)), reason },
    ...offer(script),
  }),
})

/** What security has given: a stand-in who has gone again, one who works now, one who begins next month. */
export const ROLE_ACTS: readonly Act[] = [
  grant(
    1,
    45,
    '卫东来',
    ({ areaOf, day }) => ({ role: 'community_staff', areaId: areaOf('榆钱巷社区'), fromDay: day(-45), toDay: day(20) }),
    '方静怡脱产学习期间代班',
  ),
  {
    ...{ name: 'revoke-1', day: 26, hour: 17, by: '邵一鸣', command: 'revokeRole' },
    input: async (script) => {
      const person = await rolesOf(script, '卫东来')
      const standing = person.standings.find(({ areaName }) => areaName === '榆钱巷社区')
      return {
        ...{
          personId: script.personOf('卫东来'),
          version: rolesVersionOf(person),
          reason: '学习提前结束，代班到此为止',
        },
        grantId: standing ? grantIdOf(standing) : '',
      }
    },
  },
  grant(
    2,
    25,
    '苗春生',
    ({ areaOf, day }) => ({ role: 'community_staff', areaId: areaOf('南门井社区'), fromDay: day(-25), toDay: day(60) }),
    '两个社区合署办公，互相代班',
  ),
  grant(
    3,
    2,
    '陶知秋',
    ({ areaOf, day }) => ({ role: 'street_staff', areaId: areaOf('栖禾街道'), fromDay: day(12) }),
    '调街道基层治理办，下月到任',
  ),
]
