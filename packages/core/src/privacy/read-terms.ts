import type { Category, CostClass, TimeWindow } from '@microwish/contract'
import { parseCount, toPlainText } from './plain-text'

/** What the hall says beside the summary. */
export type Terms = {
  /** 5 to 480. */
  effortMinutes: number
  timeWindow: TimeWindow
  /** 1 to 20. */
  headcount: number
  costClass: CostClass
}

/** What such a wish usually takes, where the resident does not say. */
const USUAL: Record<Category, { effortMinutes: number; timeWindow: TimeWindow }> = {
  repair: { effortMinutes: 30, timeWindow: 'three_days' },
  learn: { effortMinutes: 60, timeWindow: 'by_agreement' },
  company: { effortMinutes: 120, timeWindow: 'by_agreement' },
  photo: { effortMinutes: 60, timeWindow: 'two_weeks' },
  borrow: { effortMinutes: 30, timeWindow: 'three_days' },
  other: { effortMinutes: 60, timeWindow: 'two_weeks' },
}

/** Effort, time, people and cost as the words say, else as usual for the category. */
export function readTerms(category: Category, text: string): Terms {
  const plain = toPlainText(text)
  return {
    // How long a thing is lent is no work: only handing it over is.
    effortMinutes: within(
      5,
      (category === 'borrow' ? undefined : readMinutes(plain)) ?? USUAL[category].effortMinutes,
      480,
    ),
    timeWindow: readWindow(plain) ?? USUAL[category].timeWindow,
    headcount: within(1, readHeadcount(plain) ?? 1, 20),
    costClass: readCost(plain),
  }
}

const within = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value))
const COUNT = '(\\d{1,3}|[一二三四五六七八九十两俩仨]{1,3})'
/** Time that something has already lasted says nothing about what helping takes. */
const LASTED = '(?!了|没|以?[前后]|之[前后])'
const HOURS = new RegExp(`${COUNT}个?(半)?(?:小时|钟头)(半)?${LASTED}`)
const MINUTES = new RegExp(`${COUNT}分钟${LASTED}`)
const HALF = new RegExp(`半个?(?:小时|钟头|钟)${LASTED}`)

function readMinutes(plain: string): number | undefined {
  const hours = HOURS.exec(plain)
  if (hours?.[1]) return (parseCount(hours[1]) ?? 1) * 60 + ((hours[2] ?? hours[3]) ? 30 : 0)
  if (HALF.test(plain)) return 30
  if (/一刻钟/.test(plain)) return 15
  if (/(?:大?半天|一上午|一下午)(?:时间)?(?!了|没)/.test(plain)) return 240
  const minutes = MINUTES.exec(plain)
  return minutes?.[1] ? parseCount(minutes[1]) : undefined
}

function readWindow(plain: string): TimeWindow | undefined {
  if (/(?<!不|着)急|尽快|赶快|马上|今天|今晚|明天|明早|后天|这两天|这几天|三天[内之]/.test(plain)) return 'three_days'
  if (/周末|双休|星期[六日天]|礼拜[六日天]|周[六日天](?!子)/.test(plain)) return 'weekend'
  if (
    /每[周天月]|每个|(?:周|星期|礼拜)[一二三四五]|\d{1,2}[号日](?![楼院房门线])|约个?时间|有空|方便的时候/.test(plain)
  )
    return 'by_agreement'
  return /不急|不着急|两周|半个月[内之]|下周|下个?星期|月底|下个?月|慢慢来/.test(plain) ? 'two_weeks' : undefined
}

const HELPERS = new RegExp(
  `(?:请|找|要|需|需要|来|得|派|叫|想有)(?:有)?${COUNT}(?:个|位|名)(?:壮?年轻)?(?:人|志愿者|师傅|小伙|同志|帮手|党员|大学生|力气)`,
)
const ENOUGH = new RegExp(`${COUNT}(?:个|位|名)人(?:就|便)?(?:够|行|可以)`)
const SOME = /(?:请|找|要|需要|来)(?:好)?几(?:个|位|名)(?:年轻)?(?:人|志愿者|师傅|小伙|同志|帮手|党员)/

function readHeadcount(plain: string): number | undefined {
  const helpers = HELPERS.exec(plain) ?? ENOUGH.exec(plain)
  if (helpers?.[1]) return parseCount(helpers[1])
  return SOME.test(plain) ? 3 : undefined
}

/** A bare 「一块」 is a piece of something. */
const YUAN =
  /(\d{1,5}|[一二三四五六七八九十百千两]{1,6})(?:多|来)?(?:元|块(?:钱|多)|(?<![一两])块(?![布板木砖玻地田石肉面纱]))/g
const HAS_OWN =
  /自备|自己出|(?:已经|都|我)?(?:买好|准备好|买来|买回来|备好)了?|材料(?:都|已经|家里)?(?:有|齐)|有材料|免费|不用花钱/
const WANTS_GOODS =
  /(?:想要|需要|缺|少|盼着有|希望有)(?:个|(?:一|两|几)?(?:台|套|床|袋|桶|本|双|件|副|把|辆|张|个))(?!人|时间|地方|说话|伴|师傅)/

function readCost(plain: string): CostClass {
  if (HAS_OWN.test(plain)) return 'free'
  const most = Math.max(0, ...[...plain.matchAll(YUAN)].map(([, amount = '']) => parseCount(amount) ?? 0))
  if (most > 300) return 'goods'
  if (most > 0) return most <= 50 ? 'upto_50' : 'upto_300'
  return WANTS_GOODS.test(plain) && !/借/.test(plain) ? 'goods' : 'free'
}
