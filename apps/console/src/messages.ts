import type { AreaLevel, ErrorCode, Flow, Gauge, HistoryLine, PersonalSpan, Reading } from '@microwish/contract'
import { STATUS_TEXT } from '@microwish/contract'
import type { DialogAction, WordsName } from './action/action-forms'

/** Every word of the console that is not the contract's, in one place. Staff read it: the field's terms. */

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
  not_found: '没有这件事，或者不在您的辖区。',
  stale_version: '刚才有人动过这件事，请看过最新情况再提交。',
  action_not_allowed: '这件事的状态变了，现在不能做这一步。',
  already_claimed: '已经有人认领了。',
  too_many_claims: '这位志愿者手上的事已经满了。',
  too_late: '过了可以办理的期限。',
  repeated: '同样的内容刚登记过，请到诉求办理里看一看。',
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

export const levelText: Record<AreaLevel, string> = { county: '县', street: '街道', community: '社区', grid: '网格' }

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

type FieldWords = { label: string; note?: string; phrases: readonly string[] }
type ActionWords = {
  button: string
  title: string
  /** What it does to the resident, said before it is done. */
  explain: string
  submit: string
  /** Asked once more where it cannot be taken back. */
  once: string
  done: string
  fields: Partial<Record<WordsName, FieldWords>>
}

export const actionWords: Record<DialogAction, ActionWords> = {
  ask: {
    button: '请居民补充',
    title: '请居民补充',
    explain: '您的话会原样发给居民。等回话的时候，这件事的时限暂停。',
    submit: '发给居民',
    once: '',
    done: '已请居民补充',
    fields: {
      question: {
        label: '想请居民补充什么',
        note: '居民本人看得到。',
        phrases: [
          '请问什么时间方便上门？',
          '请说一下东西的型号或尺寸。',
          '请问具体在哪个位置？',
          '请问需要几个人帮忙？',
        ],
      },
    },
  },
  decline: {
    button: '不予受理',
    title: '不予受理',
    explain: '居民会看到原因和去处，可以改了再提。',
    submit: '确定不予受理',
    once: '提交后不能撤回，居民马上会看到。确定不予受理吗？',
    done: '已告诉居民不予受理和去处',
    fields: {
      reason: {
        label: '为什么办不了',
        note: '请写得让居民能明白。',
        phrases: ['这件事要由专业单位来办。', '超出了邻里互助的范围。', '涉及费用，本平台不募捐、不收款。'],
      },
      turnTo: {
        label: '可以找谁',
        note: '写清单位和电话。',
        phrases: ['物业服务中心：', '社区便民服务窗口：', '12345热线。'],
      },
    },
  },
  close: {
    button: '直接办结',
    title: '直接办结',
    explain: '不再找人办，直接给居民答复。居民不满意，可以要求重新办理。',
    submit: '确定办结',
    once: '办结后不能撤回，居民马上会收到答复。确定办结吗？',
    done: '已办结，答复已发给居民',
    fields: {
      reason: {
        label: '给居民的答复',
        note: '居民本人看得到。',
        phrases: ['已在电话里向您说明。', '已由社区当场解决。', '已告诉您该找的单位和电话。'],
      },
    },
  },
  unpublish: {
    button: '从互助撤下',
    title: '从互助撤下',
    explain: '互助里不再显示，这件事回到待受理。',
    submit: '撤下',
    once: '',
    done: '已撤下，回到待受理',
    fields: { reason: { label: '为什么撤下', phrases: ['摘要要改。', '居民暂时不需要了。', '重复发布。'] } },
  },
  release: {
    button: '退回待认领',
    title: '退回待认领',
    explain: '认领人不再看得到电话和住址，这件事回到互助重新找人。',
    submit: '确定退回',
    once: '退回后认领人要重新认领。确定退回吗？',
    done: '已退回待认领',
    fields: {
      reason: {
        label: '为什么退回',
        phrases: ['认领人来不了。', '约定的时间过了，联系不上认领人。', '居民希望换人。'],
      },
    },
  },
  confirm: {
    button: '回访后代评',
    title: '电话回访，代居民评价',
    explain: '打过电话才能代评。通话里说的记在经过里，居民也看得到。',
    submit: '确定办结',
    once: '评价后这件事就办结了，不能撤回。确定吗？',
    done: '已记下回访，这件事办结了',
    fields: {
      callNote: {
        label: '电话里怎么说的',
        phrases: ['居民说已经办好，很满意。', '居民说办好了，没有别的意见。', '居民说还差一点，愿意先办结。'],
      },
    },
  },
}

/** Words by screen. */
export const words = {
  brand: '清棠微心愿',
  kind: '微心愿',
  pages: {
    desk: '工作台',
    triage: '待受理',
    cases: '诉求办理',
    need: '诉求详情',
    figures: '统计报告',
    lost: '没有这一页',
  },
  unit: { cases: '件', times: '人次', people: (count: number) => `${count}人` },
  shell: {
    skip: '跳到正文',
    menu: '主菜单',
    openMenu: '打开菜单',
    needs: '诉求办理',
    waiting: '件待受理',
    signOut: '退出',
    signOutFailed: '没能退出，请再点一次。',
    noDesk: '您还没有可以办理的辖区',
    noDeskHow: '请系统管理员给您的岗位登记辖区。',
  },
  area: { title: '看哪里', more: '下一级', below: (name: string) => `${name}的下一级` },
  state: {
    loading: '正在打开',
    retry: '再试一次',
    noAnswer: '连不上服务',
    kept: '您写的内容都还在。',
    number: (requestId: string) => `要找人问，请报这个编号：${requestId}`,
    stale: (time: string) => `没能更新，现在看到的是${time}的内容。`,
    offline: '网络断了。已经打开的可以接着看，写好的字不会丢；网络恢复后再提交。',
    broken: '这一页出了问题',
    brokenSafe: '已经提交的都在，没有提交的要重新写。',
    reload: '重新打开',
    lost: '没有这一页',
  },
  signIn: {
    motto: ['小事有人听，', '件件有回音。'],
    promise: '受理、发布、回访、统计，办一遍，账就有了。',
    title: '登录工作台',
    choose: '这是演示环境，请选一位工作人员',
    wechat: '微信扫码登录',
    wechatHow: '扫码登录随部署设置一起开通，请联系系统管理员。',
    who: '只有登记过的工作人员能进。',
  },
  desk: {
    at: '今天手上的事',
    now: '现在手上',
    start: '开始受理',
    oldest: '等得最久的',
    noneWaiting: '都受理完了',
    fulfilled: '等居民评价',
    fulfilledHow: '久等不评的，可以打个电话问问。',
    noneFulfilled: '没有等评价的。',
    registerHow: '居民打电话、到窗口、在群里说的，十秒钟替他记下来。',
    register: '替居民登记一件',
  },
  triage: {
    title: '待受理',
    order: '先提的在前',
    fresh: (count: number) => `${count}件新的`,
    freshAbove: (count: number) => `有${count}件新的，点一下放进来`,
    freshBelow: (count: number) => `有${count}件新的，排在后面`,
    isNew: '新',
    gone: '同事已办',
    accepted: '已受理',
    none: '都受理完了',
    noneHow: '有新的会自己出现，不用刷新。',
    more: '先看前50件，办完后面的会补上来。',
    detail: '打开的诉求',
    pick: '请在左边选一件',
    pickHow: 'J、K 上下换，P 发布。打开原话会记入“谁看过个人信息”。',
    back: '待受理',
    look: '看这件事',
    notHere: (status: string) => `这件事现在是“${status}”，不在这里办了。`,
    found: (count: number) => `识别出${count}处个人信息，不会进互助。点一下可以保留`,
    foundNone: '没有识别出个人信息，请您再看一眼',
    kept: (kind: string) => `${kind}·保留`,
    keepIt: '识别错了？点一下保留',
    maskIt: '点一下重新遮住',
    toHall: '发到互助',
    clean: '已去掉个人信息',
    left: (found: string) => `摘要里还有：${found}`,
    summary: '公开摘要',
    summaryNote: '80字以内。不写姓名、电话、门牌、独居、学校。',
    effort: '大约要多久',
    window: '什么时候方便',
    headcount: '几个人',
    more4: '更多',
    headcountNumber: '人数',
    cost: '要不要花钱',
    about: (effort: string) => `约${effort}`,
    preview: '志愿者看到的卡片',
    emptySummary: '（还没有摘要）',
    justNow: '刚刚发布',
    whoSees: (community: string) => `只有在${community}登记的志愿者和单位联络员看得到。`,
    acceptAndPublish: '受理并发布',
    publish: '发布',
    published: (summary: string) => `已发布：${summary}`,
    refused: '摘要里还有个人信息，没有发布。电话和证件号要改掉；别的词如果识别错了，可以保留。',
    money: '本平台不募捐、不收款，请改掉这些话：',
    takeOut: '改掉',
    keep: '保留',
  },
  action: {
    phrases: '常用语',
    cancel: '取消',
    thinkAgain: '再想想',
    missing: (label: string) => `请填“${label}”。`,
    outcome: '办结方式',
    grade: '居民怎么评',
    gradeNote: '居民没有评，就选“未评价”，单独计数。',
    toPublish: '去发布',
    accepted: '已受理，响应时间记下了',
    changed: (by: string, time: string, action: string) => `${by} ${time} ${action}`,
    stale: (changes: string, status: string) =>
      `刚才有人动过这件事${changes ? `：${changes}` : ''}。现在是“${status}”。您写的还在，请看过再提交。`,
  },
  cases: {
    views: '看法',
    triage: '受理台',
    board: '看板',
    list: '列表',
    boardTitle: '诉求看板',
    listTitle: '诉求列表',
    status: '状态',
    none: '没有',
    noneOf: (status: string) => `没有“${status}”的诉求`,
    rest: (count: number | undefined) => (count === undefined ? '看全部' : `还有${count}件`),
    atLeast: (count: number) => `${count}+`,
    more: '再看一些',
    waitsForAnswer: '等居民回话',
  },
  need: {
    back: '返回',
    said: '居民原话',
    callBack: '居民请社区回电',
    hall: '互助里看到的',
    notPublished: '还没有发布到互助。',
    backfilled: (time: string) => `补录，${time}说的`,
    submitter: (name: string) => `${name}提出`,
    consented: '，本人已同意',
    stand: '现在的情况',
    question: '问了居民',
    declined: '为什么办不了',
    turnTo: '可以找谁',
    result: '办理结果',
    outcome: '办结方式',
    grade: '居民评价',
    history: '经过',
    historyNote: '只增不改，每条注明以什么身份办理',
    didSomething: '办了一步',
    agreed: (time: string) => `约定${time}`,
    readers: '谁看过个人信息',
    readersNote: '居民本人也能看到这张表',
    noReaders: '还没有人看过。',
    readersHead: ['谁', '身份', '看了什么', '为什么', '时间'],
    purge: '办结后按设定的月数清除电话和住址，记录本身保留。',
    people: '人',
    submits: '提出人',
    concerned: '当事人',
    holds: '认领人',
    owns: '经办人',
    contact: '联系与住址',
    masked: '已遮住',
    shown: (seconds: number) => `${seconds}秒后遮住`,
    name: '称呼',
    noName: '没有留称呼',
    phone: '电话',
    address: '住址',
    noAddress: '没有留住址',
    agreedTerm: '约定',
    why: '为什么要看',
    whyNote: '原因会记下来，居民看得到。',
    look: '查看',
    hide: '现在遮住',
  },
  figures: {
    countedAt: (time: string) => `算到${time}`,
    period: '时段',
    periods: { week: '本周', month: '本月', quarter: '本季', year: '今年', custom: '自选' },
    from: '从哪天',
    to: '到哪天',
    show: '看这段',
    upsideDown: '开始的日子要在结束之前。',
    now: '现在手上',
    nowNote: '随时在变，不和这段时间的件数相加',
    resolution: '解决率',
    resolutionOf: (closed: number, resolved: number) => `办结${closed}件里，已解决${resolved}件；不含部分解决`,
    satisfaction: '满意率',
    satisfactionOf: (rated: number, satisfied: number, unrated: number) =>
      `评了${rated}件里，基本满意以上${satisfied}件；未评价${unrated}件`,
    series: '提出和办结',
    seriesTable: '提出和办结的件数表',
    chart: '提出和办结件数的柱形图，数字见下表',
    submitted: '提出',
    closed: '办结',
    rowOf: (kind: string) => `${kind}（件）`,
    when: '时间',
    grades: '居民怎么评',
    grade: '评价',
    outcomes: '办结方式',
    outcome: '方式',
    bar: '图示',
    closedCount: (count: number) => `办结${count}件`,
    by: (level: string) => `按${level}`,
    byNote: '点数字看每一件；不足5件不算比率，只给件数',
    onlyTo: (level: string) => `只到${level}`,
    open: (area: string, figure: string, count: number) => `${area}${figure}${count}，看是哪些`,
    behind: (area: string, figure: string) => `${area} · ${figure}`,
    noCases: '这个数后面没有可看的件',
  },
  register: {
    title: '快速登记',
    how: '电话、窗口、居民群里说的，写一句就行，登记后到待受理。',
    words: '居民说了什么',
    wordsNote: '照原话写，只有社区看得到。',
    category: '哪一类',
    street: '街道',
    community: '社区',
    grid: '网格（知道就选）',
    choose: '请选',
    noGrid: '不清楚',
    phone: '联系电话',
    phoneNote: '只给来办事的人看。',
    name: '怎么称呼',
    address: '住址',
    addressNote: '只给来办事的人看，可以不填。',
    channel: '从哪里来的',
    occurredAt: '什么时候说的',
    occurredAtNote: '早些时候说的才填，记为补录。',
    consent: '已当面或在电话里征得本人同意：由社区代登记，并把电话和住址交给来办事的人。',
    submit: '登记',
    done: '已登记，排进待受理',
    goTriage: '去受理',
    faults: {
      text: '请写下居民说的话。',
      category: '请选一类。',
      area: '请选社区。',
      phone: '请填11位手机号，或者带区号的座机号。',
      consent: '没有本人同意不能登记，请先问一声。',
    },
  },
} as const
