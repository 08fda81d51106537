import { WechatError } from './wechat-error'

/** One subscribe message: `data` maps a template's keys (`thing1`, `time2`, …) to plain text. */
export type SubscribeMessage = {
  openId: string
  templateId: string
  /** Opened by a tap on the message. */
  page?: string
  state?: 'developer' | 'trial' | 'formal'
  data: Record<string, string>
}

/** Shown where a field would be empty, which WeChat refuses. */
const PLACEHOLDER = { thing: '暂无说明', phrase: '有进展', name: '居民', character_string: '-' }

const cutCodePoints = (text: string, max: number) => [...text].slice(0, max).join('')
const isHan = (character: string) => /\p{Script=Han}/u.test(character)
const exactly = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined)

const DATE = '\\d{4}年(1[0-2]|0?[1-9])月(3[01]|[12]\\d|0?[1-9])日'
const HOUR = '([01]?\\d|2[0-3]):[0-5]\\d'

/** Per kind of field: the text as WeChat takes it, or nothing when it cannot be made to fit. */
const FIT: Record<string, (text: string) => string | undefined> = {
  thing: (text) => fitThing(text) || PLACEHOLDER.thing,
  phrase: (text) => cutCodePoints([...text].filter(isHan).join(''), 5) || PLACEHOLDER.phrase,
  name: (text) => cutCodePoints(text, [...text].some(isHan) ? 10 : 20) || PLACEHOLDER.name,
  character_string: (text) => text.replace(/[^\x21-\x7e]/g, '').slice(0, 32) || PLACEHOLDER.character_string,
  number: exactly(/^\d{1,32}$/),
  time: exactly(new RegExp(`^(${DATE} )?${HOUR}$`)),
  date: exactly(new RegExp(`^${DATE}( ${HOUR})?$`)),
  amount: exactly(/^[¥$]?\d{1,10}(\.\d{1,2})?元?$/),
  phone_number: exactly(/^[+\-\d]{1,17}$/),
}

/** At most 20 code points; what is cut ends in an ellipsis, so that nobody takes half a sentence for the whole. */
function fitThing(text: string): string {
  return [...text].length > 20 ? `${cutCodePoints(text, 19)}…` : text
}

/**
 * The value of the field `key` as WeChat's limits for its kind demand.
 * @throws WechatError `our_fault` for an unknown kind and for a number, time or date that is none.
 */
export function fitField(key: string, text: string): string {
  const kind = /^([a-z_]+?)\d+$/.exec(key)?.[1] ?? ''
  const fitted = FIT[kind]?.(text.replace(/\s+/g, ' ').trim())
  if (fitted === undefined) throw new WechatError('subscribe_send', 'our_fault')
  return fitted
}

/** The body of `subscribe/send`. */
export function toSendBody({ openId, templateId, page, state = 'formal', data }: SubscribeMessage) {
  return {
    touser: openId,
    template_id: templateId,
    ...(page === undefined ? {} : { page }),
    miniprogram_state: state,
    lang: 'zh_CN',
    data: Object.fromEntries(Object.entries(data).map(([key, text]) => [key, { value: fitField(key, text) }])),
  }
}

/** An instant as a `time` field takes it: `2026年11月28日 10:00`, Asia/Shanghai (no summer time, always +8 h). */
export function toWechatTime(instant: string): string {
  const there = new Date(Date.parse(instant) + 8 * 3_600_000)
  const [year, month, day] = [there.getUTCFullYear(), there.getUTCMonth() + 1, there.getUTCDate()]
  return `${year}年${month}月${day}日 ${there.toISOString().slice(11, 16)}`
}
