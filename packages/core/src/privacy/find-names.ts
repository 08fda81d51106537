import type { PersonalSpan } from '@microwish/contract'
import { FAMILIAR_SURNAMES, GIVEN, SURNAME } from './chinese-names'
import { spansOf } from './span'

const TITLE =
  '(?:老?先生|女士|小姐|太太|夫人|阿姨|叔叔|大叔|叔|伯伯|大伯|老伯|伯|大爷|大妈|大娘|大婶|婶婶?|婶子|大姐|大哥|奶奶|爷爷|婆婆|外婆|外公|公公|嬢嬢|孃孃?|嫂子?|大嫂|老师|老师傅|师傅|医生|大夫|护士长?|教授|主任|书记|队长|组长|楼长|网格员|同志|工程师|律师|老(?=[，。,.!?！？、\\s]|$))'

/** 罗桂香阿姨, 王先生, 欧阳老师. */
const TITLED = new RegExp(`${SURNAME}(?:${GIVEN})??${TITLE}`, 'g')
/** 我叫罗桂香, 姓名：温小满, 联系人 邹立群. */
const NAMED = new RegExp(
  `(?:我叫|名叫|名字[是叫]|姓名[是为]?|联系人[是为]?|收件人|户主[是为]?)[:：\\s]{0,2}(?<it>${SURNAME}${GIVEN})`,
  'g',
)
/** A short name after 我叫 that ends there: 我叫小满。 */
const NICKNAMED =
  /(?:我叫|名叫|名字叫|小名)(?!了|过|不|没|人|师傅|一|他|她|它|儿|孙|车|你|您|我|大家|这|那|做|什么|啥)(?<it>[一-龥]{2,3})(?=[，。,.!?！？、;；\s]|$)/g
/** 找温小满拿钥匙, 儿子叫王强, 请联系方静怡. */
const CALLED = new RegExp(`(?:找|叫|联系|请问|问|告诉|通知|转告|交给|我是|本人)(?<it>${SURNAME}${GIVEN})`, 'g')
const SURNAMED = new RegExp(`(?<!百|同|复)姓(?<it>${SURNAME})(?![名氏])`, 'g')
/** 老王, 小李: not 一小张纸, not 老高了. */
const FAMILIAR = new RegExp(
  `(?<![一两几最太很不从大长古养到多])(?:老(?!高[了层龄]|方[法子式]|马[路上]|石|黄[历牛瓜色]|夏|钟)|小(?!张[的纸]|高[层峰考]|方[块桌便]|马[路扎上]|石[头子块]|黄[车鱼瓜米]|夏天|钟[表头]|周[末期岁]|温|任务|程序|余|何))[${FAMILIAR_SURNAMES}](?!家庄|年|月|[一二三四五六七八九十])`,
  'g',
)

/** Names of people. `knownNames` (submitter, holder, family) are found wherever they stand, two characters and more. */
export function findNames(plain: string, knownNames: readonly string[] = []): PersonalSpan[] {
  const patterns = [TITLED, NAMED, NICKNAMED, CALLED, SURNAMED, FAMILIAR]
  return [
    ...patterns.flatMap((pattern) => spansOf('name', pattern, plain)),
    ...knownNames.filter((name) => name.trim().length >= 2).flatMap((name) => occurrences(plain, name.trim())),
  ]
}

function occurrences(plain: string, name: string): PersonalSpan[] {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return spansOf('name', new RegExp(literal, 'g'), plain)
}
