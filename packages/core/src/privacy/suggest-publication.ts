import { type Category, type PersonalSpan, SUMMARY_MAX } from '@microwish/contract'
import { findPersonalData, type KnownWords } from './find-personal-data'
import { readTerms, type Terms } from './read-terms'

export type Suggestion = Terms & { publicSummary: string }

/** For words of which nothing can be shown. */
const PLAIN_WISH: Record<Category, string> = {
  repair: '家里有一处小毛病，需要修一修',
  learn: '想学一样本领，需要耐心教一教',
  company: '需要有人陪伴照看一会儿',
  photo: '想拍张照片留个纪念',
  borrow: '想借用一样物品',
  other: '有件小事需要搭把手',
}

/** The publish form, filled from the resident's words: every personal stretch out, the summary at most 80 units. */
export function suggestPublication(
  category: Category,
  text: string,
  areaName = '',
  known: KnownWords = {},
): Suggestion {
  return { publicSummary: summarise(text, areaName, known) || PLAIN_WISH[category], ...readTerms(category, text) }
}

/** 「（网格员代填）」 and the like: about the form, not the wish. */
const ASIDE = /（[^）]{0,20}）|\([^)]{0,20}\)|【[^】]{0,20}】/g
const CLAUSE_END = /[，,。.；;！!？?\n~～]+/

function summarise(text: string, areaName: string, known: KnownWords): string {
  const words = text.replace(ASIDE, '')
  const clauses = publicClauses(words, known)
    .map((clause) => neutral(areaName ? clause.replaceAll(areaName, '') : clause))
    .filter((clause) => clause.replace(/[^\p{Letter}\p{Number}]/gu, '').length >= 2)
  const summary = joinUpTo(SUMMARY_MAX, clauses)
  return findPersonalData(summary, known).length === 0 ? summary : ''
}

/** Reasons, greetings, thanks and how to reach somebody: true perhaps, and nobody's business in the hall. */
const PRIVATE =
  /腿脚|腿不|脚不|手抖|眼睛|眼花|耳朵|耳背|身体|年纪|岁数|岁(?!用|穿)|满[五六七八九]十|在外地|回不来|生病|住院|看病|的病|有病|血压(?!计|仪)|心脏|手术|不敢|走不动|爬不动|弯不下|抱不动|拎不动|行动不|起不来|下不了床|走丢|走失|记性|不识字|不认字|医生说|夜班|打工|没钱|工资|退休|困难|伤心|难过|孤单|冷清|去世|不好意思|谢|感激|拜托|求求|辛苦|好心人|打扰|您好|你好|大家好|我叫|我是|姓名|联系|电话|手机号|号码|微信|地址|家住|住在|找我|密码|身份证|(?:拿|交|给|备用)钥匙|钥匙(?:在|放|藏|给|交)/
/** What asks for something is kept even beside a reason. */
const ASKING = /想|请|帮|换|修|教|借|拍|通一|装|钉|找|陪|能不能|可不可以|需要|缺|希望/

function publicClauses(words: string, known: KnownWords): string[] {
  const spans = findPersonalData(words, known)
  let offset = 0
  return words.split(CLAUSE_END).flatMap((clause) => {
    const start = words.indexOf(clause, offset)
    offset = start + clause.length
    const inside = spans.filter((span) => span.start < offset && span.end > start)
    const rest = inside.reduceRight((left, span) => {
      const after = left.slice(Math.max(0, span.end - start))
      const before = left.slice(0, Math.max(0, span.start - start))
      return before + placeholder(span.kind, before, after) + after
    }, clause)
    // What remains around a personal stretch is worth keeping only where it still asks for something or says enough.
    const isHollow = inside.length > 0 && rest.length < (ASKING.test(rest) ? 4 : 7)
    return isHollow || (PRIVATE.test(rest) && !/(?:教|学|修|换|拍|借).{0,6}(?:手机|微信|电话)/.test(rest)) ? [] : [rest]
  })
}

/** Somebody's house, some school: 「滴到楼下李阿姨家」, 「到一小接孩子」 stay sentences, and whose or which is gone. */
function placeholder(kind: PersonalSpan['kind'], before: string, after: string): string {
  if (kind === 'name' && before !== '' && after.startsWith('家')) return '人'
  return kind === 'school' && /[到去在从]$/.test(before) && after !== '' ? '学校' : ''
}

/** From pleading first person to what is to be done: 「我想请人帮忙换一下吧」 → 「帮忙换一下」. */
const TRIMMED: readonly (readonly [RegExp, string])[] = [
  [/^(?:所以|因为|但是|但|而且|然后|不过|就是|另外|现在|今年|最近|这段时间|有没有人?|不知道)+/, ''],
  [/(?:我们|我|咱们|咱|俺们|俺)(?=爸|妈|爷|奶|孙|儿|女|家|老)/g, ''],
  [/^(?:爸妈|爸爸|妈妈|爷爷|奶奶|父亲|母亲|老伴|老头子|爸|妈|孙子|孙女|儿子|女儿)(?:的|在)?(?=.{4})/, ''],
  [/^(?:我们|我|咱们|咱|俺们|俺)(?:就|还|也|都|一直|特别|很|真的)*(?=.)/, ''],
  [/^(?:家里的?|家中的?|屋里的?)(?=.{3})/, ''],
  [
    /(?:能不能|可不可以|是否可以|希望能?|盼着|真的|就)?想?(?:请|找|让|求|劳烦|麻烦)(?:个|一个|一位|位)?(?:好心)?(?:人|社区|大家|你们|您们?)(?:来)?(?=.{2})/g,
    '',
  ],
  [/(?:能不能|可不可以|是否可以|麻烦|烦请|恳请|希望(?!能上门)能?|盼着)(?:请)?(?:您|你们|大家)?/g, ''],
  [/(?:真的|特别|很)?想请/g, '请'],
  [/帮(?:我们|我|咱们|咱)(?:家)?/g, '帮忙'],
  [/帮忙帮忙/g, '帮忙'],
  [/([给教陪和跟到来])(?:我们|我)(?:家里?)?(?![听看用])/g, '$1'],
  [/(?:我们|我)(?=$|的)/g, ''],
  [/[啊呀吧呢吗哦嘛啦哈]+$/g, ''],
]

function neutral(clause: string): string {
  const bare = (words: string) => words.replace(/^[\s、“”"'：:]+|[\s、“”"'：:]+$/g, '')
  return bare(TRIMMED.reduce((words, [pattern, plain]) => words.replace(pattern, plain), bare(clause)))
}

/** Whole clauses while they fit; a first clause that is too long alone is cut. */
function joinUpTo(max: number, clauses: readonly string[]): string {
  const [first = '', ...others] = clauses
  let summary = [...first].slice(0, max / 2).join('')
  for (const clause of first.length > max ? [] : others) {
    if (summary.length + 1 + clause.length > max) break
    summary += `，${clause}`
  }
  return summary.length > first.length || first.length <= max / 2 ? summary : first.slice(0, max)
}
