import { type ActOnNeed, findMoneyWords } from '@microwish/contract'
import { DomainError } from '../error'
import { checkPublicSummary } from '../privacy'

/** Words of payment and fund-raising are stopped at entry; the words found are the caller's own. */
export function refuseMoneyWords(text: string | undefined) {
  const words = text === undefined ? [] : findMoneyWords(text)
  if (words.length > 0) throw new DomainError('money_words', '本平台不募捐、不收款，请改成想要什么样的帮助', { words })
}

/** What a command says is checked before it is written. */
export function checkWords(command: ActOnNeed) {
  switch (command.action) {
    case 'supply':
      return refuseMoneyWords(command.answer)
    case 'resubmit':
      return refuseMoneyWords(command.text)
    case 'publish': {
      refuseMoneyWords(command.publicSummary)
      const spans = checkPublicSummary(command.publicSummary, command.keep ?? [])
      if (spans.length === 0) return
      const words = spans.map(({ start, end }) => command.publicSummary.slice(start, end))
      throw new DomainError('personal_data', '公开摘要里还有个人信息，请改掉再发布', { words })
    }
    default:
  }
}
