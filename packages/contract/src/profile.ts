import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { UnitId, Instant, Version } from './id'
import { words } from './words'
import { Category } from './vocabulary'

export const NAME_MAX = 20

/** When a member could come; for matching, never an obligation. */
export const FreeTime = z.enum(['weekday_day', 'weekday_evening', 'weekend_day', 'weekend_evening'])
export type FreeTime = z.infer<typeof FreeTime>
export const FREE_TIME_TEXT: Record<FreeTime, string> = {
  weekday_day: '工作日白天',
  weekday_evening: '工作日晚上',
  weekend_day: '周末白天',
  weekend_evening: '周末晚上',
}

/** How far a member would go: no place is asked for. */
export const Distance = z.enum(['community', 'street', 'county'])
export type Distance = z.infer<typeof Distance>
export const DISTANCE_TEXT: Record<Distance, string> = {
  community: '本社区',
  street: '本街道',
  county: '全区县',
}

/** 亮身份: how a resident reads whoever comes. */
export const VISITOR_TEXT = { plain: '志愿者', party: '党员志愿者' } as const

/** My own party membership, read by me and by the staff who confirm it. */
export const OwnParty = z.object({
  /** A desk, or the unit's roster, has confirmed what I said. */
  isConfirmed: z.boolean(),
  branchId: z.optional(UnitId),
  branchName: z.optional(z.string()),
  /** 流动党员: the branch at home, in my words. */
  homeBranch: z.optional(z.string()),
})
export type OwnParty = z.infer<typeof OwnParty>

const facts = {
  skills: z._default(z.array(words(12)).check(z.maxLength(10)), []),
  freeTimes: z._default(z.array(FreeTime).check(z.maxLength(4)), []),
  /** What I like to be asked for. */
  categories: z._default(z.array(Category).check(z.maxLength(6)), []),
  distance: z.optional(Distance),
}

export const Profile = z.object({
  /** Absent until it is saved for the first time. */
  version: z.optional(Version),
  name: z.string(),
  skills: z.array(z.string()),
  freeTimes: z.array(FreeTime),
  categories: z.array(Category),
  distance: z.optional(Distance),
  phone: z.optional(z.object({ phoneMasked: z.string(), verifiedAt: Instant })),
  party: z.optional(OwnParty),
  /** Residents read 党员志愿者 of me, from my next claim on. */
  showsParty: z.boolean(),
})
export type Profile = z.infer<typeof Profile>

export const getProfile = endpoint({
  name: 'getProfile',
  method: 'GET',
  path: '/me/profile',
  audience: 'citizen',
  status: 200,
  summary: 'What I have said of myself: skills, free times, what I like to do. Nobody else reads it.',
  input: z.object({}),
  output: Profile,
  errors: ['unauthenticated'],
})

export const saveProfile = endpoint({
  name: 'saveProfile',
  method: 'POST',
  path: '/me/profile',
  audience: 'citizen',
  status: 200,
  command: true,
  summary:
    'Say it anew; everything is optional. 亮身份 is for confirmed party members, and ends at once when taken back.',
  input: z.strictObject({
    /** As read; absent the first time. */
    version: z.optional(Version),
    ...facts,
    showsParty: z._default(z.boolean(), false),
  }),
  output: Profile,
  errors: ['invalid_input', 'unauthenticated', 'forbidden', 'stale_version', 'idempotency_key_reused'],
})

/** What a verified phone has made of me, one line each. */
export const BoundAs = z.object({
  /** In plain words: 「榆钱里网格管理员」, 「清棠县水务局 · 榆钱巷社区志愿者」. */
  text: z.string(),
})

export const verifyPhone = endpoint({
  name: 'verifyPhone',
  method: 'POST',
  path: '/me/phone',
  audience: 'citizen',
  status: 200,
  command: true,
  summary:
    'Prove my telephone with a code of WeChat’s getPhoneNumber. What waits for this telephone under my name becomes mine; a name that differs is a matter for the desk, and the answer does not tell.',
  input: z.strictObject({
    code: z.string().check(z.regex(/^[\x21-\x7e]{1,128}$/)),
    /** My full name; without it, the name that I have. The first one given with a telephone counts. */
    name: z.optional(words(NAME_MAX)),
  }),
  output: z.object({ phoneMasked: z.string(), bound: z.array(BoundAs) }),
  errors: ['invalid_input', 'unauthenticated', 'too_many_requests', 'idempotency_key_reused', 'busy'],
})

export const PROFILE_ENDPOINTS = [verifyPhone, getProfile, saveProfile] as const
