import * as z from 'zod/mini'
import type { NeedAction, NeedStatus, Outcome } from './need-workflow'

export const Category = z.enum(['repair', 'learn', 'company', 'photo', 'borrow', 'other'])
export type Category = z.infer<typeof Category>
export const CATEGORY_TEXT: Record<Category, string> = {
  repair: '修修补补',
  learn: '教我学学',
  company: '陪伴照看',
  photo: '拍照留念',
  borrow: '借用物品',
  other: '别的事',
}

export const Channel = z.enum(['app', 'visit', 'window', 'phone', 'group', 'hotline', 'patrol', 'unit'])
export type Channel = z.infer<typeof Channel>
export const CHANNEL_TEXT: Record<Channel, string> = {
  app: '小程序',
  visit: '上门走访',
  window: '窗口',
  phone: '电话',
  group: '居民群',
  hotline: '12345热线',
  patrol: '巡查',
  unit: '单位',
}

export const Relationship = z.enum(['family', 'neighbour', 'grid', 'staff'])
export type Relationship = z.infer<typeof Relationship>
export const RELATIONSHIP_TEXT: Record<Relationship, string> = {
  family: '家人代提',
  neighbour: '邻居代提',
  grid: '网格员代填',
  staff: '社区代登记',
}

/** When the helper may come, counted from publication. */
export const TimeWindow = z.enum(['three_days', 'weekend', 'two_weeks', 'by_agreement'])
export type TimeWindow = z.infer<typeof TimeWindow>
export const TIME_WINDOW_TEXT: Record<TimeWindow, string> = {
  three_days: '三天内',
  weekend: '这周末',
  two_weeks: '两周内',
  by_agreement: '时间另约',
}

/** What it may cost the helper, in yuan; `goods`: goods only, through the community. */
export const CostClass = z.enum(['free', 'upto_50', 'upto_300', 'goods'])
export type CostClass = z.infer<typeof CostClass>
export const COST_CLASS_TEXT: Record<CostClass, string> = {
  free: '不花钱',
  upto_50: '50元内',
  upto_300: '300元内',
  goods: '只要物资',
}

/** The words of PRODUCT §3, full width. `{…}` is filled by the server in `statusText`. */
export const STATUS_TEXT: Record<NeedStatus, { staff: string; resident: string }> = {
  submitted: { staff: '待受理', resident: '已收到，社区正在看' },
  needs_info: { staff: '待补充', resident: '还差一点信息，请您补一下' },
  declined: { staff: '不予受理', resident: '这件事社区办不了' },
  open: { staff: '待认领', resident: '正在找热心人' },
  assigned: { staff: '待签收', resident: '已交给单位' },
  claimed: { staff: '办理中', resident: '{surname}同志在办了' },
  fulfilled: { staff: '待评价', resident: '办好了吗？请您看看' },
  closed: { staff: '已办结', resident: '办好了' },
  shelved: { staff: '挂账', resident: '暂时办不了，有进展告诉您' },
  withdrawn: { staff: '已撤回', resident: '您已取消' },
  merged: { staff: '已并单', resident: '和邻居的同一件事一起办' },
  converted: { staff: '已转项目', resident: '已列入社区项目' },
}

export const OUTCOME_TEXT: Record<Outcome, { staff: string; resident: string }> = {
  resolved: { staff: '已解决', resident: '办好了' },
  partly: { staff: '部分解决', resident: '已给您答复' },
  explained: { staff: '已解释', resident: '已给您答复' },
  guided: { staff: '已引导', resident: '已给您答复' },
}

export const GRADE_TEXT = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' } as const
export const UNRATED_TEXT = '未评价'

/** The action as staff name it. */
export const ACTION_TEXT: Record<NeedAction, string> = {
  submit: '提出',
  accept: '受理',
  ask: '退回补充',
  supply: '补充',
  decline: '不予受理',
  resubmit: '重新提交',
  publish: '发布',
  unpublish: '撤下',
  claim: '认领',
  release: '退回认领',
  hand_over: '转交',
  progress: '写进展',
  fulfil: '办好',
  confirm: '评价',
  reopen: '重新办理',
  close: '办结',
  withdraw: '撤回',
  relocate: '转辖区',
}
