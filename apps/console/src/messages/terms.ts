import type { AreaLevel, ErrorCode, Flow, Gauge, HistoryLine, PersonalSpan, Reading } from '@microwish/contract'
import { STATUS_TEXT } from '@microwish/contract'

/** What happened and what to do, for every way the API can refuse. */
export const errorText: Record<ErrorCode, string> = {
  invalid_input: '有一处填得不对，请改一下再提交。',
  unauthenticated: '登录过期了，请重新登录。',
  session_ended: '登录过期了，请重新登录。',
  code_invalid: '登录码用过了或者过期了，请重新登录。',
  forbidden: '您的岗位不能做这一步。',
  not_registered: '您在这个社区没有登记，不能做这一步。',
  wrong_audience: '工作台要用工作人员身份登录。',
  own_need: '这件事是您自己提的，或者由您发布，要请同事来办。',
  beyond_reach: '这超出了您的辖区或权限，请找上一级来办。',
  not_found: '没有这件事，或者不在您的辖区。',
  stale_version: '刚才有人动过这件事，请看过最新情况再提交。',
  action_not_allowed: '这件事的状态变了，现在不能做这一步。',
  already_claimed: '已经有人认领了。',
  too_many_claims: '这位志愿者手上的事已经满了。',
  too_late: '过了可以办理的期限。',
  repeated: '同样的内容刚登记过，请先看一看清单。',
  code_taken: '这个编码已经有了，请换一个编码。',
  overlapping: '和已有的安排重叠了，请先结束原来的，或改一下日期。',
  already_registered: '已经在这里报到了，不用再报一次。',
  last_of_its_kind: '这是最后一位了，请先任命接替的人。',
  directory_busy: '正在导入或调整辖区，请过几分钟再试。',
  import_refused: '名单里还有错，请按提示改好再导入。',
  payload_too_large: '内容太长，请删短一些。',
  idempotency_key_reused: '这一次提交和刚才的对不上，请再点一次。',
  area_unknown: '没有这个社区或网格，请重新选。',
  money_words: '内容里有收付款、募捐一类的话。本平台不募捐、不收款，请改一下。',
  personal_data: '公开摘要里还有个人信息，请改掉再发布。',
  client_outdated: '工作台有了新版本，请刷新页面。',
  too_many_requests: '点得太快了，请等一分钟再试。',
  internal: '服务出了点问题，请过一会儿再试。',
  busy: '这会儿人多，请稍等再试。',
}

/** Kinds of personal data, as the word behind a tinted stretch. */
export const spanText: Record<PersonalSpan['kind'], string> = {
  phone: '电话',
  identity: '证件号',
  address: '住址',
  name: '姓名',
  living: '居住',
  school: '学校',
  floor: '楼层',
}

export const historyLabel: Record<HistoryLine['words'][number]['label'], string> = {
  text: '原话',
  question: '想问',
  answer: '回答',
  reason: '原因',
  turnTo: '去处',
  note: '进展',
  result: '结果',
  call: '回访',
  summary: '公开摘要',
  to: '交给',
}

export const readingText: Record<Reading['what'], string> = { words: '原话', contact: '称呼、电话、住址' }

export const levelText: Record<AreaLevel, string> = {
  county: '县',
  street: '街道',
  community: '社区',
  grid: '网格',
  building: '楼栋',
}

/** What each gauge waits for. */
export const gaugeHint: Record<'submitted' | 'needs_info' | 'open' | 'claimed' | 'fulfilled', string> = {
  submitted: '等社区看',
  needs_info: '等居民回话',
  open: '等热心人认领',
  claimed: '有人在办',
  fulfilled: '等居民评价',
}

const flowText: Record<Flow, string> = {
  submitted: '提出',
  backfilled: '其中补录',
  accepted: '受理',
  declined: '不予受理',
  published: '发布',
  claimed: '认领',
  released: '退回认领',
  fulfilled: '办好',
  reopened: '重新办理',
  withdrawn: '撤回',
  closed: '办结',
  closed_resolved: '已解决',
  closed_partly: '部分解决',
  closed_explained: '已解释',
  closed_guided: '已引导',
  grade_5: '非常满意',
  grade_4: '满意',
  grade_3: '基本满意',
  grade_2: '不满意',
  grade_1: '非常不满意',
  unrated: '未评价',
  participations: '参与服务',
  beneficiaries: '受益',
}

/** A figure by its name: a flow, or what stands somewhere now. */
export const figureText = (figure: Flow | `now:${Gauge}`) =>
  figure.startsWith('now:') ? `现在${STATUS_TEXT[figure.slice(4) as Gauge].staff}` : flowText[figure as Flow]

/** Which clock runs. */
export const clockText = {
  accept: '等受理',
  publish: '已受理，等发布',
  answer: '等回话',
  claim: '等认领',
  agreed: '约定',
  work: '在办',
  grade: '等评价',
}

/** Minutes as people say them. */
export function effortText(minutes: number) {
  if (minutes === 240) return '半天'
  if (minutes < 60) return `${minutes}分钟`
  return minutes % 60 === 0 ? `${minutes / 60}小时` : `${Math.floor(minutes / 60)}小时${minutes % 60}分`
}

/** A mobile number as it is read out, 3 4 4; a landline as it was written. */
export const phoneText = (phone: string) => phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')
