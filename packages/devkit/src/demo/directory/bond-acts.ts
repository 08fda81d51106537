import { unitIdOf } from '@microwish/core/factory'
import type { Act, Script } from './act'

const [WATER, HOUSING, , SCHOOL, HOSPITAL, DISABLED, , , , LOGISTICS] = Array.from({ length: 12 }, (_, i) =>
  unitIdOf(i + 1),
)

const bond = (name: string, day: number, by: string, input: (script: Script) => object): Act => ({
  ...{ name, day, hour: 10, by, command: 'addBond', input },
})
const visit = (name: string, of: string, day: number, by: string, more: object): Act => ({
  ...{ name, day, hour: 16, by, command: by === '邹立群' ? 'addMyVisit' : 'addVisit' },
  input: (script) => ({ bondId: script.answerTo(of).bondId, ...more }),
})
const signed = (unit: string, area: string) => ({
  unit: [{ name: unit, title: '副局长' }],
  area: [{ name: area, title: '社区党委书记' }],
})

/** Agreements, 包联包保 with their visits, contact points: what ties units and leaders to places. */
export const BOND_ACTS: readonly Act[] = [
  ...(
    [
      ['reg-water', WATER, '榆钱巷社区', '方静怡'],
      ['reg-housing', HOUSING, '榆钱巷社区', '方静怡'],
      ['reg-school', SCHOOL, '稻香里社区', '纪清和'],
      ['reg-hospital', HOSPITAL, '枇杷园社区', '苗春生'],
    ] as const
  ).map(([name, unitId, place, by]) =>
    bond(name, 55, by, ({ areaOf, day }) => ({
      ...{ kind: 'unit_registration', areaId: areaOf(place), unitId, from: day(-55) },
    })),
  ),
  // Ends within the month: the desk is reminded.
  bond('agreement-water', 54, '方静怡', ({ areaOf, day }) => ({
    ...{ kind: 'co_building', areaId: areaOf('榆钱巷社区'), unitId: WATER, from: day(-344), to: day(21) },
    signatories: signed('赵立山', '苏映雪'),
    duties: [
      { text: '每季度检修一次老旧小区公共水管', who: '供水科', by: day(18) },
      { text: '为独自在家的老人上门检查水龙头', who: '机关党支部', isDone: true },
    ],
  })),
  bond('agreement-school', 54, '纪清和', ({ areaOf, day }) => ({
    ...{ kind: 'co_building', areaId: areaOf('稻香里社区'), unitId: SCHOOL, from: day(-60), to: day(670) },
    signatories: { unit: [{ name: '邹立群', title: '工会主席' }], area: [{ name: '纪清和' }] },
    duties: [{ text: '周末向社区开放书法教室', who: '教导处' }],
  })),
  bond('grid-water', 53, '方静怡', ({ areaOf, day }) => ({
    ...{ kind: 'unit_grid', areaId: areaOf('榆钱里'), unitId: WATER, from: day(-53) },
  })),
  bond('grid-school', 53, '纪清和', ({ areaOf, day }) => ({
    ...{ kind: 'unit_grid', areaId: areaOf('稻香佳苑'), unitId: SCHOOL, from: day(-53) },
  })),
  bond('leader', 52, '沈若兰', ({ areaOf, day }) => ({
    ...{ kind: 'leader_contact', areaId: areaOf('枇杷园社区'), from: day(-52) },
    leader: { name: '韩振声', title: '副县长' },
  })),
  bond('point', 52, '沈若兰', ({ areaOf, day }) => ({
    ...{ kind: 'point_contact', areaId: areaOf('南门井社区'), unitId: HOUSING, from: day(-52) },
  })),
  bond('household', 51, '方静怡', ({ areaOf, day }) => ({
    ...{ kind: 'household_contact', areaId: areaOf('粮站宿舍'), unitId: HOUSING, from: day(-51), households: 12 },
  })),
  bond('action', 50, '沈若兰', ({ areaOf, day }) => ({
    ...{ kind: 'joint_action', areaId: areaOf('栖禾街道'), unitId: HOUSING, from: day(-50), to: day(10) },
    partnerIds: [WATER, DISABLED],
    duties: [{ text: '老旧小区坡道和扶手改造', who: '物业科', by: day(8) }],
  })),
  bond('duty-list', 50, '纪清和', ({ areaOf, day }) => ({
    ...{ kind: 'duty_list', areaId: areaOf('稻香里社区'), unitId: LOGISTICS, from: day(-50) },
    duties: [{ text: '为快递员、外卖员留一间歇脚屋', who: '协会秘书处' }],
  })),
  visit('visit-water-1', 'grid-water', 34, '方静怡', {
    ...{ participations: 3, problemsFound: 2, problemsSolved: 1 },
    note: '看了三处公共水管，换下一个漏水的阀门，另一处约好下周修。',
  }),
  visit('visit-leader', 'leader', 20, '苗春生', {
    ...{ participations: 2, problemsFound: 1 },
    note: '听社区说充电棚的事，答应请住建局到场商量。',
  }),
  visit('visit-water-2', 'grid-water', 6, '方静怡', {
    ...{ participations: 2, problemsSolved: 1 },
    note: '上次约好的水管修好了，顺便给路灯下的井盖垫平。',
  }),
  visit('visit-school', 'grid-school', 3, '邹立群', {
    ...{ participations: 4 },
    note: '书法老师带学生写了一面墙的春联样稿，居民很喜欢。',
  }),
]
