import type { Page } from './page'
import type { Found, Reader } from './query'

/** Events that WeChat passes up through the ancestors. */
const BUBBLES = /^(tap|touch(start|move|end|cancel)|longpress|longtap)$/

/**
 * Fires a view event on a node, as the view layer would: the bound function of the node and, for events that bubble,
 * of each ancestor in turn. Answers whether anything was bound.
 */
export function fireEvent(
  page: Page,
  { node, ancestors }: Found,
  type: string,
  detail: object,
  reader: Reader,
): boolean {
  const timeStamp = Date.now()
  const at = (target: Found['node']) => {
    const sid = target.sid
    return { id: target.uid ?? sid, offsetLeft: 0, offsetTop: 0, dataset: { sid } }
  }
  let isBound = false
  for (const current of BUBBLES.test(type) ? [node, ...ancestors] : [node]) {
    const binding = reader.templateOf(current).events.get(type)
    if (!binding) continue
    isBound = true
    const event = { type, timeStamp, target: at(node), currentTarget: at(current), detail, mark: {} }
    page.call('eh', { ...event, touches: [], changedTouches: [] })
    if (binding === 'catch') break
  }
  return isBound
}
