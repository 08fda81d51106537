import { ACTION_TEXT, type EndpointAudience, type ErrorCode } from '@microwish/contract'

/** What each operation does, in the page's language; an operation without words shows the contract's own summary. */
export const OPERATION_TEXT: Record<string, string> = {
  getHealth: '看服务在不在',
  startSession: '用微信登录码登录',
  refreshSession: '换下一对令牌',
  endSession: '退出登录',
  openTicket: '请手机扫码，让这台电脑进工作台',
  approveTicket: '用手机确认，让那台电脑进工作台',
  redeemTicket: '问一问手机确认了没有',
  getMe: '我是谁，在哪里有什么身份',
  listColleagues: '同单位可以接手的同事',
  listAreas: '一级区域',
  getArea: '一个区域和它的上级',
  submitNeed: '许个心愿',
  listNeeds: '一页心愿',
  getNeed: '一件心愿的详情',
  actOnNeed: '把一件心愿往前办',
  readContact: '查看电话和地址（要写原因）',
  listNotices: '我的消息',
  getStatistics: '一个区域一段时间的数字',
  listFigureCases: '一个数字背后的每一件',
  listPersonas: '演示县的人物',
  startDevSession: '变成其中一个人',
  setDevClock: '调演示时间',
}

export const TAG_TEXT: Record<string, string> = {
  needs: '心愿',
  notices: '消息',
  sessions: '登录',
  me: '我',
  areas: '区域',
  statistics: '数字',
  health: '服务',
  dev: '本机专用（不会上线）',
}

export const AUDIENCE_TEXT: Record<EndpointAudience, string> = {
  public: '不用登录',
  any: '登录就能用，看到什么、能做什么由身份决定',
  citizen: '手机端的人：居民、志愿者、联络员、网格员',
  staff: '工作台的人：社区、街道、区县等',
}

/** What a caller should make of each code. */
export const CODE_TEXT: Record<ErrorCode, string> = {
  invalid_input: '有字段要改，errors 里写着哪一个、怎么改',
  unauthenticated: '没有令牌，或令牌不再有效',
  session_ended: '登录已结束，请重新登录',
  code_invalid: '登录码无效或用过了，再取一个',
  forbidden: '这一步不归您办',
  not_registered: '先到社区报到',
  wrong_audience: '拿错了端的令牌',
  own_need: '自己提的或自己发布的不能自己认领',
  beyond_reach: '超出了您的辖区或权限',
  not_found: '没有，或您看不到',
  stale_version: '别人刚改过，读一遍再来',
  action_not_allowed: '现在的状态没有这一步',
  already_claimed: '已被别人认领',
  too_many_claims: '手上的已经满了',
  too_late: '过了可以重办的日子',
  repeated: '同样的内容刚提交过',
  code_taken: '这个编码已经有了',
  overlapping: '和已有的安排重叠',
  already_registered: '已经报到了',
  last_of_its_kind: '最后一位，不能没有',
  directory_busy: '正在导入或调整辖区',
  import_refused: '导入的内容还有错，errors 里写着哪一行、哪一列',
  payload_too_large: '内容太大',
  idempotency_key_reused: '这个提交编号用在别的内容上了',
  area_unknown: '没有这个区域，或不是社区和小区',
  money_words: '有募捐、收款的字眼，words 里是原词',
  personal_data: '公开摘要里有个人信息，words 里是原词',
  client_outdated: '客户端太旧，请更新',
  too_many_requests: '太频繁，过一会儿再来',
  internal: '我们的错，requestId 可以查',
  busy: '正忙，可以带着同一个编号再试',
}

/** Shapes of which one is meant: actions by staff's words, tiers by who reads them. */
export const VARIANT_TEXT: Record<string, string> = {
  ...ACTION_TEXT,
  hall: '还没认领时，报到的人看到的',
  held: '认领的人看到的',
  own: '提出的人看到的',
  case: '社区和街道看到的',
  served: '办过、已放手的人看到的',
}
