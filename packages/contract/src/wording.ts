/**
 * Words of payment and fund-raising, stopped at entry (PRODUCT §3: 本平台不募捐、不收款). Raising money for a person's
 * illness or hardship is reserved to named platforms (《慈善法》第一百二十四条). Longer words first, so that the
 * longest match is the one reported.
 */
const MONEY_WORDS = [
  '爱心捐款',
  '众筹',
  '水滴筹',
  '轻松筹',
  '募捐',
  '募款',
  '捐款',
  '捐钱',
  '筹款',
  '集资',
  '打赏',
  '转账',
  '汇款',
  '打钱',
  '借钱',
  '收款码',
  '付款码',
  '银行卡号',
  '银行账号',
  '支付宝账号',
  '红包',
  '定金',
  '押金',
  '报酬',
  '酬金',
  '有偿',
] as const

/** The money words in a text, in order of appearance, each once; spaces and dots between characters do not hide them. */
export function findMoneyWords(text: string): string[] {
  const found = MONEY_WORDS.flatMap((word) => {
    const match = new RegExp([...word].join('[\\s.,·*_\\-，。]*')).exec(text)
    return match ? [{ at: match.index, word: match[0] }] : []
  })
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ word }) => word))]
}
