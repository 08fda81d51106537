import type { Post } from '@microwish/contract'
import { unitIdOf } from '@microwish/core/factory'
import type { Act, Script } from './act'

const WATER = unitIdOf(1)
const phone = (n: number) => `160000000${String(n).padStart(2, '0')}`

const post = (no: number, by: string, place: string, kind: Post, name: string, number: number): Act => ({
  ...{ name: `post-${no}`, day: 48, hour: 9 + no / 10, by, command: 'appoint' },
  input: async (script) => ({
    ...{ role: 'grid_worker', areaId: await placeOf(script, place), post: kind, name, phone: phone(number) },
    from: script.day(-48),
  }),
})

/** An area of the county's file, or a household group of 榆钱里, which came by an import. */
async function placeOf({ areaOf, platform }: Script, name: string) {
  if (!name.includes('联户')) return areaOf(name)
  const groups = await platform.stores.areas.listChildren(areaOf('榆钱里'))
  return groups.find((group) => group.name === name)?.areaId
}

const member = (no: number, name: string, number: number, isPartyMember: boolean): Act => ({
  ...{ name: `roster-${no}`, day: 46, hour: 9 + no / 10, by: '方静怡', command: 'appoint' },
  input: ({ day }) => ({ role: 'member', unitId: WATER, name, phone: phone(number), isPartyMember, from: day(-46) }),
})

const verify = (by: string, number: number, day: number): Act => ({
  ...{ name: `phone-${by}`, day, hour: 20, by, audience: 'citizen', command: 'verifyPhone' },
  input: () => ({ code: phone(number), name: by }),
})

/** Posts with gaps and one person on two; a roster of which half have come; telephones. */
const APPOINTMENTS: readonly Act[] = [
  post(1, '陶知秋', '棉纺厂生活区', 'manager', '谭春燕', 6),
  // The same person on a second grid: the list of posts shows the double.
  post(2, '陶知秋', '桂苑', 'manager', '谭春燕', 6),
  post(3, '陶知秋', '棉纺厂生活区', 'informant', '胡念慈', 31),
  post(4, '方静怡', '榆钱里', 'manager', '柯建良', 32),
  post(5, '方静怡', '榆钱里', 'informant', '殷秀兰', 33),
  post(6, '方静怡', '榆钱里', 'resident_cadre', '梁守成', 34),
  post(7, '方静怡', '粮站宿舍', 'manager', '柏文涛', 35),
  post(8, '方静怡', '榆钱里第一联户', 'group_head', '孟庆年', 36),
  post(9, '纪清和', '稻香佳苑', 'manager', '简素云', 37),
  member(1, '舒明远', 3, true),
  member(2, '邵小雨', 38, true),
  member(3, '贺一川', 39, true),
  member(4, '尤嘉宁', 40, false),
  verify('谭春燕', 6, 44),
  verify('舒明远', 3, 43),
  verify('温小满', 2, 43),
  verify('祝晓棠', 4, 42),
  verify('邹立群', 5, 42),
  verify('闻子安', 41, 41),
  verify('钟书涵', 42, 41),
]

/** 双报到 at home: one confirmed, one that waits for the desk, one who has come from elsewhere. */
const REGISTRATIONS: readonly Act[] = [
  {
    ...{ name: 'home-钟书涵', day: 30, hour: 19, by: '钟书涵', command: 'register' },
    input: ({ areaOf }) => ({ kind: 'home', areaId: areaOf('南门井社区'), note: '退休后住在这边，周末有空' }),
  },
  {
    ...{ name: 'decide-钟书涵', day: 29, hour: 9, by: '安如山', command: 'decideRegistration' },
    input: ({ answerTo, personOf }) => ({
      ...{ registrationId: answerTo('home-钟书涵').registrationId, personId: personOf('钟书涵') },
      ...{ version: answerTo('home-钟书涵').version, decision: 'confirm' },
    }),
  },
  {
    ...{ name: 'floating-岳文清', day: 28, hour: 10, by: '岳文清', command: 'register' },
    input: ({ areaOf }) => ({
      ...{ kind: 'floating', areaId: areaOf('枇杷园社区'), isPartyMember: true },
      ...{ homeBranch: '棠西县第二中学退休教师党支部' },
    }),
  },
  {
    ...{ name: 'decide-岳文清', day: 27, hour: 9, by: '苗春生', command: 'decideRegistration' },
    input: ({ answerTo, personOf }) => ({
      ...{ registrationId: answerTo('floating-岳文清').registrationId, personId: personOf('岳文清') },
      ...{ version: answerTo('floating-岳文清').version, decision: 'confirm', confirmsParty: true },
    }),
  },
  {
    ...{ name: 'home-闻子安', day: 1, hour: 21, by: '闻子安', command: 'register' },
    input: ({ areaOf }) => ({ kind: 'home', areaId: areaOf('枇杷园社区'), note: '刚搬到临河新城，可以帮大家拍照' }),
  },
]

const OTHERS: readonly Act[] = [
  {
    ...{ name: 'profile-舒明远', day: 40, hour: 20, by: '舒明远', command: 'saveProfile' },
    input: () => ({
      ...{ skills: ['电工', '水管维修'], freeTimes: ['weekend_day', 'weekday_evening'] },
      ...{ categories: ['repair'], distance: 'street' },
    }),
  },
  {
    ...{ name: 'profile-祝晓棠', day: 39, hour: 20, by: '祝晓棠', command: 'saveProfile' },
    input: () => ({ skills: ['量血压', '急救'], freeTimes: ['weekend_day'], categories: ['company', 'learn'] }),
  },
  {
    ...{ name: 'family-温广田', day: 38, hour: 20, by: '温小满', audience: 'citizen', command: 'addFamily' },
    input: ({ areaOf, platform }) => ({
      ...{ name: '温广田', kinship: 'parent', areaId: areaOf('榆钱里') },
      consent: { by: 'said', version: platform.settings.familyConsentVersion, hasAgreed: true },
    }),
  },
  {
    ...{ name: 'team', day: 37, hour: 9, by: '方静怡', command: 'addTeam' },
    input: ({ areaOf, day }) => ({
      ...{ name: '榆钱巷红色管家队', kind: 'red_steward', areaId: areaOf('榆钱巷社区'), from: day(-37) },
    }),
  },
  ...['舒明远', '邵小雨', '温小满'].map((name, i): Act => ({
    ...{ name: `team-${name}`, day: 37, hour: 9.5 + i / 10, by: '方静怡', command: 'changeTeam' },
    input: ({ answerTo, personOf }) => ({
      ...{ teamId: answerTo('team').teamId, version: 1 + i, action: 'join', personId: personOf(name) },
    }),
  })),
  {
    ...{ name: 'team-lead', day: 37, hour: 10, by: '方静怡', command: 'changeTeam' },
    input: ({ answerTo, personOf }) => ({
      ...{ teamId: answerTo('team').teamId, version: 4, action: 'lead', personId: personOf('舒明远') },
    }),
  },
]

export const PEOPLE_ACTS: readonly Act[] = [...APPOINTMENTS, ...OTHERS, ...REGISTRATIONS]
