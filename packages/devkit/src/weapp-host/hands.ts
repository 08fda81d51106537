import { fireEvent } from './events'
import type { Machine } from './machine'
import type { TreeNode } from './page'
import type { Found, Query, Reader } from './query'

/** WXML's own limit where an input names none. */
const DEFAULT_MAXLENGTH = 140

/** A string or an expression stands for the node with this text. */
type Wanted = Query | string | RegExp

/** Eyes and fingers on the page on top. */
export function createHands({ stack, tapping, agreeToPrivacy, settle }: Machine, reader: Reader) {
  const page = () => {
    const top = stack.top()
    if (!top) throw new Error('no page is open')
    return top
  }
  const root = (): TreeNode | undefined => page().data.root
  const toQuery = (query: Wanted): Query =>
    typeof query === 'string' || query instanceof RegExp ? { text: query } : query
  const findAll = (query: Wanted) => reader.findAll(root(), toQuery(query))
  const find = (query: Wanted): Found | undefined => findAll(query).at(toQuery(query).nth ?? 0)
  const print = (query: Wanted) =>
    JSON.stringify(query, (_, value: unknown) => (value instanceof RegExp ? String(value) : value))

  function get(query: Wanted): Found {
    const found = find(query)
    if (!found) throw new Error(`nothing matches ${print(query)} on ${page().route}\n${reader.outline(root()?.cn)}`)
    return found
  }

  function dispatch(query: Wanted, type: string, detail: object) {
    const found = get(query)
    if (fireEvent(page(), found, type, detail, reader)) return
    throw new Error(`nothing is bound to “${type}” at ${print(query)}\n${reader.outline([found.node])}`)
  }

  /** Any view event, such as `change`, `confirm`, `scrolltolower`. */
  async function fire(query: Wanted, type: string, detail: object = {}) {
    dispatch(query, type, detail)
    await settle()
  }

  /** A finger on a node. A disabled button takes none; a privacy button agrees. */
  async function tap(query: Wanted) {
    const { node, ancestors } = get(query)
    const button = [node, ...ancestors].find((each) => reader.templateOf(each).tag === 'button')
    const disabled = button && reader.attribute(button, 'disabled')
    if (disabled === true || disabled === 'true') throw new Error(`the button is disabled: ${print(query)}`)
    if (button && reader.attribute(button, 'open-type') === 'agreePrivacyAuthorization') agreeToPrivacy()
    tapping.isInTap = true
    try {
      dispatch(query, 'tap', {})
    } finally {
      tapping.isInTap = false
    }
    await settle()
  }

  /** Types into an input or a textarea, which cuts at its maxlength. */
  async function input(query: Wanted, value: string) {
    const limit = Number(reader.attribute(get(query).node, 'maxlength') ?? DEFAULT_MAXLENGTH)
    const typed = limit >= 0 ? value.slice(0, limit) : value
    await fire(query, 'input', { value: typed, cursor: typed.length })
  }

  return {
    find,
    findAll,
    get,
    tap,
    input,
    fire,
    attribute: (query: Wanted, name: string) => reader.attribute(get(query).node, name),
    textOf: (query: Wanted) => reader.textOf(get(query).node),
    /** Everything that the page shows, a line for each text. */
    text: () => reader.texts(root()).join('\n'),
    outline: () => reader.outline(root()?.cn),
    nodeCount: () => reader.walk(root()?.cn).length,
    /** Levels of the deepest node. */
    depth: () => Math.max(0, ...reader.walk(root()?.cn).map(({ ancestors }) => ancestors.length + 1)),
  }
}
