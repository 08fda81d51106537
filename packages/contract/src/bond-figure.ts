import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { AreaId, Day } from './id'
import { AreaLevel } from './role'
import { Period } from './statistics'

/** Flows of a period first, then how things stand on its last day (today, in a period that has not ended). */
export const BondFigure = z.enum([
  'unit_visits',
  'unit_participations',
  'unit_problems_found',
  'unit_problems_solved',
  'leaders',
  'leader_visits',
  'leader_problems_found',
  'leader_problems_solved',
  'units_registered',
  'agreements_in_force',
  'agreements_expiring',
  'agreements_expired',
  'grids_with_unit',
  'due_visits_done',
])
export type BondFigure = z.infer<typeof BondFigure>

/** `opens`: which list shows what is behind it. `of`: what a share is a share of. */
export type FigureDefinition = {
  text: string
  unit: string
  definition: string
  opens: 'visits' | 'bonds'
  of?: string
}

const visits = { opens: 'visits' } as const
const bonds = { opens: 'bonds' } as const
export const BOND_FIGURES: Record<BondFigure, FigureDefinition> = {
  unit_visits: {
    ...visits,
    text: '单位走访',
    unit: '次',
    definition: '时段内驻区、包联、挂点单位的走访，每条走访记录计一次',
  },
  unit_participations: { ...visits, text: '单位走访人次', unit: '人次', definition: '上述走访中到场的人次之和' },
  unit_problems_found: {
    ...visits,
    text: '单位走访发现问题',
    unit: '个',
    definition: '单位走访记录中登记的发现问题数之和',
  },
  unit_problems_solved: {
    ...visits,
    text: '单位走访解决问题',
    unit: '个',
    definition: '单位走访记录中登记的解决问题数之和',
  },
  leaders: { ...bonds, text: '联系领导', unit: '人', definition: '时段内有联系点的县级领导，同一人只计一次' },
  leader_visits: {
    ...visits,
    text: '领导走访联系点',
    unit: '人次',
    definition: '时段内县级领导到联系点走访的人次，按发生日期计入',
  },
  leader_problems_found: {
    ...visits,
    text: '领导走访发现问题',
    unit: '个',
    definition: '领导走访记录中登记的发现问题数之和',
  },
  leader_problems_solved: {
    ...visits,
    text: '领导走访解决问题',
    unit: '个',
    definition: '领导走访记录中登记的解决问题数之和',
  },
  units_registered: {
    ...bonds,
    text: '报到单位',
    unit: '家',
    definition: '时段末日有有效单位报到的单位，同一单位只计一次',
  },
  agreements_in_force: {
    ...bonds,
    text: '有效共建协议',
    unit: '份',
    definition: '时段末日在有效期内的共建协议，含即将到期的',
  },
  agreements_expiring: {
    ...bonds,
    text: '即将到期协议',
    unit: '份',
    definition: '时段末日起在提醒天数内到期、尚未续签的共建协议',
  },
  agreements_expired: {
    ...bonds,
    text: '到期未续协议',
    unit: '份',
    definition: '时段末日已过到期日、没有续签的共建协议',
  },
  grids_with_unit: {
    ...bonds,
    text: '有单位包联的网格',
    unit: '个',
    of: '网格总数',
    definition: '时段末日有有效包联包保单位的网格，同一网格只计一次',
  },
  due_visits_done: {
    ...visits,
    text: '本月已完成的应走访',
    unit: '个',
    of: '本月应走访的包联关系',
    definition: '时段末日所在月份应有走访的包联关系中，当月已有走访记录的',
  },
}

export const getBondFigures = endpoint({
  name: 'getBondFigures',
  method: 'GET',
  path: '/bonds/figures',
  audience: 'staff',
  status: 200,
  summary: 'Figures of bonds and visits of an area and period, each with its unit and definition.',
  input: z.object({ area: z.optional(AreaId), period: z.optional(Period) }),
  output: z.object({
    areaId: AreaId,
    areaName: z.string(),
    areaLevel: AreaLevel,
    period: z.string(),
    from: Day,
    to: Day,
    /** The day on which gauges are taken. */
    asOf: Day,
    figures: z.array(
      z.object({
        figure: BondFigure,
        text: z.string(),
        unit: z.string(),
        definition: z.string(),
        opens: z.enum(['visits', 'bonds']),
        value: z.int(),
        /** Of a share: the whole that `value` is a part of. */
        of: z.optional(z.object({ value: z.int(), text: z.string() })),
      }),
    ),
  }),
  errors: ['invalid_input', 'unauthenticated', 'wrong_audience', 'not_found'],
})
