import { ApiError, type ErrorCode, type NeedAction } from '@microwish/contract'

/** Every refusal of the API, in words for residents and volunteers: what happened, and what to do. */
export const ERROR_TEXT: Record<ErrorCode, string> = {
  invalid_input: '有一处没填对，请看看标红的地方。',
  unauthenticated: '需要重新进入一次，请稍等。',
  session_ended: '需要重新进入一次，请稍等。',
  code_invalid: '没有认出您，请关掉再打开一次。',
  forbidden: '这件事要由别人来办，您这里办不了。',
  not_registered: '先到社区报到，才能看到和认领。',
  wrong_audience: '这里是居民用的，工作人员请用工作台。',
  own_need: '这是您自己提的事，不能由您来认领。',
  beyond_reach: '这件事要找社区来办。',
  not_found: '没有找到，可能已经取消了。',
  stale_version: '刚才有新情况，已替您刷新。您写的还在，请看看再点一次。',
  action_not_allowed: '情况变了，现在不能这样做。已替您刷新。',
  already_claimed: '已被认领，谢谢您的心意。',
  too_many_claims: '您手上的事已经不少了，先办好一件再来。',
  too_late: '时间过了，这里改不了。请给社区打个电话。',
  repeated: '这件事已经收到过了，不用再提交。',
  code_taken: '这个编号用过了，请换一个。',
  overlapping: '和已有的重了，请看看再填。',
  already_registered: '您已经报到过，或者正等社区确认。要改，请先退出或撤回原来那一份。',
  last_of_its_kind: '这是最后一位，请先找好接替的人。',
  directory_busy: '社区正在调整，请过几分钟再试。',
  import_refused: '名单里还有错，请改好再来。',
  payload_too_large: '内容太长了，请写短一点。',
  idempotency_key_reused: '这件事刚才已经发过，请到“我的事”里看看。',
  area_unknown: '没有找到这个社区，请重新选一次。',
  money_words: '这里不募捐、不收款。请改成想要什么样的帮助，比如“想借一台平板上网课”。',
  personal_data: '里面有电话或住址这样的信息，请去掉再发。',
  client_outdated: '版本太旧了，请关掉再打开一次，会自动更新。',
  too_many_requests: '点得太快了，请过一分钟再试。',
  internal: '是我们这边的问题。请稍等再试，急事请直接打电话。',
  busy: '现在人多，请过一会儿再试。',
}

const NO_ANSWER = '网络不太好，没有发出去。您写的都还在，请再试一次。'

/** What went wrong, for a person: a refusal of the API, or no answer at all. */
export function errorText(error: unknown): string {
  return error instanceof ApiError ? ERROR_TEXT[error.problem.code] : NO_ANSWER
}

/** Why a page did not open. */
export function loadErrorText(error: unknown): string {
  return error instanceof ApiError ? ERROR_TEXT[error.problem.code] : '网络不太好，没有取到。请看看网络，再试一次。'
}

/** The number to name on the telephone. */
export function requestIdOf(error: unknown): string | undefined {
  return error instanceof ApiError && error.problem.requestId ? error.problem.requestId : undefined
}

/** What happened, told to the resident; `{by}` is who did it. */
export const HISTORY_TEXT: Record<NeedAction, string> = {
  submit: '已收到，社区正在看',
  accept: '社区受理了',
  ask: '还差一点信息',
  supply: '您补充了信息',
  decline: '这件事社区办不了',
  resubmit: '您改好后又提交了',
  publish: '正在找热心人',
  unpublish: '社区收回来重新看',
  claim: '{by}来办',
  release: '来的人有事，重新找热心人',
  hand_over: '换人来办',
  progress: '{by}说了进展',
  fulfil: '{by}说办好了',
  confirm: '您评价了',
  reopen: '您请再来一趟',
  close: '社区给您答复了',
  withdraw: '您取消了',
  relocate: '转到了接手的社区',
}

/** Who sees what, beside the fields that it is about. */
export const CONSENT = {
  sentence: '我同意把称呼、电话和住址交给上门的人',
  who: '只有社区和上门的人看得到，谁看过都有记录。',
  again: '提交就是同意把电话和住址交给上门的人（您上次同意过）。只有社区和上门的人看得到，谁看过都有记录。',
} as const
