import { type ActOnNeed, findMoneyWords } from '@microwish/contract'
import { DomainError } from '../error'
import type { Actor } from '../person'
import { checkPublicSummary } from '../privacy'
import { knownIn } from './known-words'
import type { Need } from './need'

/** Words of payment and fund-raising are stopped at entry; the words found are the caller's own. */
export function refuseMoneyWords(text: string | undefined) {
  const words = text === undefined ? [] : findMoneyWords(text)
  if (words.length > 0) throw new DomainError('money_words', '本平台不募捐、不收款，请改成想要什么样的帮助', { words })
}

/**
 * What a command says is checked before it is written: whatever one citizen says to another, and what staff put into the
 * hall. Not the desk's own reasons, which may say that no money is taken; nor why a resident re-opens or withdraws, which
 * may be that somebody asked for some.
 */
export function checkWords(command: ActOnNeed, need: Need, actor: Actor) {
  if (actor.audience === 'citizen') saidToOthers(command).forEach(refuseMoneyWords)
  if (command.action !== 'publish') return
  refuseMoneyWords(command.publicSummary)
  const spans = checkPublicSummary(command.publicSummary, command.keep ?? [], knownIn(need))
  if (spans.length === 0) return
  const words = spans.map(({ start, end }) => command.publicSummary.slice(start, end))
  throw new DomainError('personal_data', '公开摘要里还有个人信息，请改掉再发布', { words })
}

function saidToOthers(command: ActOnNeed): (string | undefined)[] {
  switch (command.action) {
    case 'ask':
      return [command.question]
    case 'supply':
      return [command.answer]
    case 'resubmit':
      return [command.text]
    case 'hand_over':
    case 'progress':
      return [command.note]
    case 'fulfil':
      return [command.result]
    case 'accept':
    case 'claim':
    case 'close':
    case 'confirm':
    case 'decline':
    case 'publish':
    case 'release':
    case 'reopen':
    case 'unpublish':
    case 'withdraw':
      return []
  }
}
