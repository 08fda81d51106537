import type { ErrorCode, OwnNeed } from '@microwish/contract'
import { ERROR_STATUS } from '@microwish/contract'

const ulid = (digit: string) => digit.repeat(26)

export const COMMUNITY_ID = `are_${ulid('4')}`
export const PERSON_ID = `per_${ulid('1')}`

export const SESSION = {
  accessToken: 'access-1-0000000000',
  refreshToken: 'refresh-1-000000000',
  expiresIn: 900,
  personId: PERSON_ID,
  audience: 'citizen' as const,
}

export const ME = {
  personId: PERSON_ID,
  name: '温小满',
  audience: 'citizen' as const,
  memberships: [],
  settings: { pollSeconds: 10, consentVersion: '2026-11', reopenDays: 7 },
}

export const PLACE = { communityId: COMMUNITY_ID, communityName: '榆钱巷社区', servicePhone: '160-0000-0021' }

/** A need as its submitter sees it. */
export function anOwnNeed(over: Partial<OwnNeed> = {}): OwnNeed {
  return {
    tier: 'own',
    needId: `ned_${ulid('7')}` as OwnNeed['needId'],
    kind: 'wish',
    status: 'submitted',
    statusText: '已收到，社区正在看',
    version: 1,
    actions: ['withdraw'],
    category: 'repair',
    communityId: COMMUNITY_ID as OwnNeed['communityId'],
    communityName: '榆钱巷社区',
    submittedAt: '2026-11-23T01:12:00.000Z',
    updatedAt: '2026-11-23T01:12:00.000Z',
    text: '厨房灯不亮了，想请人换一下。',
    callBack: false,
    contact: { phoneMasked: '160****0002', hasAddress: false },
    history: [{ version: 1, at: '2026-11-23T01:12:00.000Z', action: 'submit', by: '您', words: [] }],
    readings: [],
    ...over,
  }
}

export const ok = (data: unknown, statusCode = 200) => ({ statusCode, data })

/** A refusal as the API words it. */
export const refusal = (code: ErrorCode, more: object = {}) => ({
  statusCode: ERROR_STATUS[code],
  data: { type: 'about:blank', title: code, status: ERROR_STATUS[code], code, detail: '', requestId: 'r-1', ...more },
})
