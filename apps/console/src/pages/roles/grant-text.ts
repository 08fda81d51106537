import { type Grant, POST_TEXT, ROLE_TEXT } from '@microwish/contract'
import { roleWords as words } from '../../messages'
import { dayOf } from '../../time'

/** The role with its post and its unit, as staff say it. */
export const roleName = ({ role, post, unitName }: Pick<Grant, 'role' | 'post' | 'unitName'>) =>
  [post ? POST_TEXT[post] : ROLE_TEXT[role], unitName].filter(Boolean).join(' · ')

/** From which day to which; a role ends at an instant, the first without it. */
export function termOf({ from, to }: Pick<Grant, 'from' | 'to'>): string {
  const last = to && dayOf(new Date(Date.parse(to) - 1))
  const first = from && dayOf(new Date(from))
  if (first && last) return words.until(first, last)
  if (first) return words.since(first)
  return last ? words.before(last) : words.always
}
