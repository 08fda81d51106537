import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import * as z from 'zod/mini'

/** A value together with the sentence part that says what it may be: `allowed is <allowed>`. */
const value = <T>(allowed: string, isRight: (found: unknown) => boolean) => z.custom<T>(isRight, allowed)

const matching = (allowed: string, pattern: RegExp) =>
  value<string>(allowed, (found) => typeof found === 'string' && pattern.test(found))
const whole = (least: number, most: number, unit: string) =>
  value<number>(
    `a whole number of ${unit} from ${least} to ${most}`,
    (found) => Number.isInteger(found) && Number(found) >= least && Number(found) <= most,
  )
const oneOf = <const T extends readonly (string | number)[]>(choices: T, why = '') =>
  value<T[number]>(`one of ${choices.join(', ')}${why}`, (found) => (choices as readonly unknown[]).includes(found))
const yesOrNo = () => value<boolean>('true or false', (found) => typeof found === 'boolean')
const group = <S extends z.core.$ZodLooseShape>(shape: S) => z.strictObject(shape, { error: 'an object' })

/** The law wants logs for six months; CloudWatch takes these numbers of days only. */
const LOG_DAYS = [
  RetentionDays.SIX_MONTHS,
  RetentionDays.ONE_YEAR,
  RetentionDays.THIRTEEN_MONTHS,
  RetentionDays.EIGHTEEN_MONTHS,
  RetentionDays.TWO_YEARS,
  RetentionDays.THREE_YEARS,
  RetentionDays.FIVE_YEARS,
] as const

const CODE = matching('a code of small letters, digits and _', /^[a-z0-9_]{1,40}$/)
const TITLE = matching('a text of 1 to 30 characters', /^.{1,30}$/u)
const list = <T extends z.ZodMiniType>(of: T, least: number, most: number, what: string) => {
  const allowed = `a list of ${least} to ${most} ${what}`
  return z.array(of, allowed).check(z.minLength(least, allowed), z.maxLength(most, allowed))
}
/** Whether there is such a kind only the API knows. */
const KIND = matching('a kind of organisation such as residents_committee', /^[a-z_]{1,40}$/)
const KINDS = list(KIND, 1, 60, 'kinds')

const PLACES = z.optional(whole(0, 99, 'people'))
const POSTS = z.optional(group({ manager: PLACES, informant: PLACES, resident_cadre: PLACES, group_head: PLACES }))
/** How many people each post is to have, by what the area is. */
const POST_NUMBERS = group({
  ...{ street: POSTS, town: POSTS, township: POSTS, community: POSTS, village: POSTS },
  ...{ grid: POSTS, estate: POSTS, building: POSTS, household_group: POSTS },
})

/**
 * Core's settings that a deployment may override. The API reads them by a schema of its own, which refuses to start with
 * a wrong one; here a wrong one never gets so far.
 */
const APP = group({
  pollSeconds: z.optional(whole(2, 3_600, 'seconds')),
  consentVersion: z.optional(matching('a text of 1 to 32 characters', /^.{1,32}$/u)),
  reopenDays: z.optional(whole(1, 365, 'days')),
  claimCap: z.optional(whole(1, 1_000, 'claims')),
  keyDays: z.optional(whole(1, 90, 'days')),
  submissionsPerDay: z.optional(
    group({ citizen: whole(1, 100_000, 'submissions'), staff: whole(1, 100_000, 'submissions') }),
  ),
  claimsPerDay: z.optional(whole(1, 10_000, 'claims')),
  verificationsPerDay: z.optional(whole(1, 100, 'verifications')),
  postNumbers: z.optional(POST_NUMBERS),
  searchesPerDay: z.optional(whole(1, 10_000, 'searches')),
  familyConsentVersion: z.optional(matching('a month such as 2026-11', /^\d{4}-\d{2}$/)),
  contactMonths: z.optional(whole(1, 120, 'months')),
  accessSeconds: z.optional(whole(60, 3_600, 'seconds')),
  refreshDays: z.optional(whole(1, 365, 'days')),
  deskHours: z.optional(whole(1, 168, 'hours')),
  reminderDays: z.optional(whole(1, 365, 'days')),
  termDays: z.optional(whole(1, 730, 'days')),
  estateHouseholds: z.optional(whole(1, 100_000, 'households')),
  requiredBodies: z.optional(list(group({ code: CODE, text: TITLE, kinds: KINDS }), 0, 40, 'bodies')),
  alliances: z.optional(
    list(
      group({
        code: CODE,
        name: TITLE,
        chairs: list(
          group({ text: TITLE, kinds: KINDS, wanted: z.optional(whole(1, 50, 'organisations')) }),
          ...([1, 40, 'chairs'] as const),
        ),
      }),
      ...([0, 40, 'alliances'] as const),
    ),
  ),
})

const DOMAIN = group({
  name: matching(
    'a host name in small letters such as wish.example.cn',
    /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
  ),
  certificateArn: z.optional(
    matching('the ARN of a certificate in ACM', /^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/),
  ),
  iamCertificateId: z.optional(
    matching('the id of a server certificate in IAM, which begins with ASCA', /^ASCA[A-Z0-9]{12,}$/),
  ),
})

const STREAM = group({
  batchSize: whole(1, 1_000, 'lines'),
  /** How long Lambda waits for a batch to fill: figures lag by as much. */
  windowSeconds: whole(0, 300, 'seconds'),
  /** Tries of a batch, which is halved each time, before its poisoned line goes to the dead letters. */
  retries: whole(1, 100, 'tries'),
})

/** What a deployment may and must say of itself. Secrets are not settings: they are filled in with `npm run ops`. */
export const SETTINGS = group({
  /** As residents know it; on the dashboard and in the subject of alarms. */
  county: matching('a text of 1 to 40 characters', /^\S(.{0,38}\S)?$/u),
  account: z.optional(matching('the 12 digits of an account', /^\d{12}$/)),
  region: matching('the name of a region', /^[a-z]{2}(-[a-z]+)+-\d$/),
  architecture: oneOf(['arm64', 'x86_64']),
  /** Those that Lambda still takes new functions in; the bundles are tested on Node 20 and 22. */
  runtime: oneOf(['nodejs22.x', 'nodejs24.x']),
  tracing: yesOrNo(),
  /** Mini-programs older than this are told to update (426). */
  oldestClient: matching('a version such as 0.1.0', /^\d+\.\d+\.\d+$/),
  logRetentionDays: oneOf(LOG_DAYS, ' days, because the law wants logs for six months'),
  alarmEmail: matching('an e-mail address', /^[^\s@]+@[^\s@]+\.[^\s@]+$/),
  monthlyBudget: group({
    amount: value<number>(
      'a number above 0',
      (found) => typeof found === 'number' && found > 0 && Number.isFinite(found),
    ),
    currency: matching('three capital letters', /^[A-Z]{3}$/),
  }),
  domain: z.optional(DOMAIN),
  cloudFront: yesOrNo(),
  wechat: group({
    noticeTemplateId: matching('the 43 characters by which WeChat numbers a template', /^[\w-]{43}$/),
  }),
  app: z._default(APP, {}),
  stream: STREAM,
  /** Requests of everybody together; above this API Gateway answers 429 by itself. */
  throttle: group({ perSecond: whole(1, 10_000, 'requests'), burst: whole(1, 5_000, 'requests') }),
  /** Runs of the API's function at once, kept free for it and its cap; without it the account's own limit holds. */
  apiConcurrency: z.optional(whole(1, 10_000, 'runs')),
  /** Each day's backup holds every table whole, so that the price of backups is days × size. */
  backups: group({ keepDays: whole(1, 35, 'days') }),
})

export type Settings = z.output<typeof SETTINGS>
