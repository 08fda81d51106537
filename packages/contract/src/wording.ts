/**
 * Words of payment and fund-raising, stopped at entry (PRODUCT §3: 本平台不募捐、不收款). Raising money for a person's
 * illness or hardship is reserved to named platforms (《慈善法》第一百二十四条). A word on the left of another that it
 * holds comes first, so that the longest match is the one reported. What follows must not make another word of it:
 * 收集资料, 固定金属架, 红包装.
 */
const MONEY_WORDS =
  '爱心捐款 众筹 水滴筹 轻松筹 募捐 募款 筹款 筹钱 善款 打赏 汇款 打钱(?!包) 收款码 收款二维码 付款码 付款二维码 ' +
  '银行卡号 银行账号 银行账户 银行卡 支付宝账号 红包(?!装|墙|子|饺|粽|裹) 定金(?!属) 订金 押金 报酬 酬金 有偿 集资(?!料|源|质)'

const SUM = '[0-9零一二两三四五六七八九十百千万几]{1,6}'
/** 「捐点钱」, 「转个账」, 「转我200块」: a blank stands for whatever may hide between. */
const MONEY_PHRASES = [
  '捐 [个点些笔一几]{0,2} [款钱资]',
  '转 [个笔一下]{0,2} 账',
  '借 [我给点些笔一]{0,3} 钱(?!包)',
  `[转借] 给? 我 ${SUM} (?:[块元]|[百千万](?![块张个次遍]))(?![砖板木布石瓷玻地])`,
  `转 ${SUM} (?:元|块 钱)`,
  '打 [到进] 我? 的? (?:账|卡)',
]

/** Traditional forms of the characters above, and the one that many write for 账. */
const TRADITIONAL = '錢轉賬帳帐匯紅籌眾賞碼銀號報償輕鬆資愛訂給塊個維萬幾兩點筆進寶戶'
const SIMPLIFIED = '钱转账账账汇红筹众赏码银号报偿轻松资爱订给块个维万几两点笔进宝户'

/** Unseen characters of Unicode's class Cf; listed, since old kernels do not know `\p{Cf}`. */
export const FORMAT_CHARACTERS =
  '\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb'
const FORMAT = new RegExp(`[${FORMAT_CHARACTERS}]|[\\ufe00-\\ufe0f]`)

/** Up to three characters that are neither letter nor digit. */
const GAP = '[^0-9A-Za-z\\u00c0-\\u024f\\u3040-\\u30ff\\u3400-\\u9fff]{0,3}'
const spread = (word: string) => word.replace(/[\u4e00-\u9fff](?=[\u4e00-\u9fff])/g, `$&${GAP}`)
const MONEY = new RegExp(
  [...MONEY_WORDS.split(' ').map(spread), ...MONEY_PHRASES.map((phrase) => phrase.replace(/ /g, GAP))].join('|'),
  'gu',
)

/** The money words in a text as they are written there, in order of appearance, each once, however they are spread. */
export function findMoneyWords(text: string): string[] {
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of text) {
    const units = fold(character)
    for (let unit = 0; unit < units.length; unit++) {
      starts.push(at)
      ends.push(at + character.length)
    }
    folded += units
    at += character.length
  }
  const found: string[] = []
  for (let match = MONEY.exec(folded); match; match = MONEY.exec(folded)) {
    const word = text.slice(starts[match.index], ends[match.index + match[0].length - 1])
    if (!found.includes(word)) found.push(word)
  }
  return found
}

function fold(character: string): string {
  if (FORMAT.test(character)) return ''
  const plain = character.normalize('NFKC')
  const variant = TRADITIONAL.indexOf(plain)
  return variant < 0 ? plain : SIMPLIFIED.charAt(variant)
}
