import type { TreeNode } from './page'
import type { Template, Templates } from './templates'

/**
 * Which node: all that is given must hold. `text` is the node's whole visible text (a string: exactly), and of nested
 * nodes with the same text the innermost is meant. `within` means the nodes that share the tightest box with it: of two
 * cards with a button each, `{ text: '我来', within: { text: /插座/ } }` is the button of the card about the socket.
 */
export type Query = {
  text?: string | RegExp
  tag?: string
  id?: string
  className?: string
  /** aria-label. */
  label?: string | RegExp
  placeholder?: string
  within?: Query
  /** 0 for the first in document order, -1 for the last. */
  nth?: number
}

/** A node, its ancestors from the nearest outward, and how base.wxml draws it. */
export type Found = { node: TreeNode; ancestors: TreeNode[] }

const NOTHING: Template = { tag: '#text', attributes: new Map(), events: new Map() }

/** Reads the trees that Taro's runtime keeps in page data, the way base.wxml would draw them. */
export function createReader(templates: Templates) {
  const templateOf = (node: TreeNode) => templates.get(node.nn ?? '') ?? NOTHING

  /** The value of a WXML attribute, or what WXML puts where it is absent. */
  function attribute(node: TreeNode, name: string): unknown {
    const place = templateOf(node).attributes.get(name)
    return (place && node[place.key]) ?? place?.fallback
  }

  function textOf(node: TreeNode): string {
    return node.cn?.length ? node.cn.map(textOf).join('') : isText(node) ? (node.v ?? '') : ''
  }
  const isText = (node: TreeNode) => node.v !== undefined && !templateOf(node).attributes.has('value')

  const isLeafText = (node: TreeNode) => isText(node) && !node.cn?.length && templateOf(node).events.size === 0

  function walk(nodes: TreeNode[] = [], ancestors: TreeNode[] = []): Found[] {
    return nodes.flatMap((node) => [{ node, ancestors }, ...walk(node.cn, [node, ...ancestors])])
  }

  const holds = (wanted: string | RegExp, value: unknown) =>
    wanted instanceof RegExp ? wanted.test(String(value ?? '')) : value === wanted

  function matches(node: TreeNode, { text, tag, id, className, label, placeholder }: Query): boolean {
    return (
      (tag === undefined || templateOf(node).tag === tag) &&
      (id === undefined || node.uid === id) &&
      (className === undefined || (node.cl ?? '').includes(className)) &&
      (text === undefined || holds(text, textOf(node))) &&
      (label === undefined || holds(label, attribute(node, 'aria-label'))) &&
      (placeholder === undefined || attribute(node, 'placeholder') === placeholder)
    )
  }

  function findAll(root: TreeNode | undefined, query: Query): Found[] {
    const found = walk(root?.cn).filter(({ node }) => !isLeafText(node) && matches(node, query))
    const { within } = query
    if (within) {
      const steps = (each: Found) => each.ancestors.findIndex((ancestor) => matches(ancestor, within))
      const near = Math.min(...found.map(steps).filter((count) => count >= 0))
      return innermost(found.filter((each) => steps(each) === near))
    }
    return innermost(found)
  }

  /** Matching text repeats on every box around it. */
  function innermost(found: Found[]): Found[] {
    return found.filter(({ node }) => !found.some(({ ancestors }) => ancestors.includes(node)))
  }

  /** The tree as indented lines, for the message of a failed search. */
  function outline(nodes: TreeNode[] = [], indent = ''): string {
    return nodes
      .map((node) => {
        if (isText(node) && !node.cn?.length && templateOf(node).events.size === 0)
          return `${indent}${String(node.v)}\n`
        const values = [...templateOf(node).attributes].flatMap(([name, { key }]) =>
          /^(aria-label|placeholder|value|disabled|open-type)$/.test(name) && node[key] !== undefined
            ? ` ${name}=${JSON.stringify(node[key])}`
            : '',
        )
        const id = node.uid ? ` id="${node.uid}"` : ''
        const opening = `${indent}<${templateOf(node).tag}${id}${node.cl ? ` class="${node.cl}"` : ''}${values.join('')}>\n`
        return opening + outline(node.cn, `${indent}  `)
      })
      .join('')
  }

  /** One line for each text, in document order. */
  const texts = (root: TreeNode | undefined) =>
    walk(root?.cn).flatMap(({ node }) => (node.cn?.length || !isText(node) ? [] : [String(node.v)]))

  return { templateOf, attribute, textOf, walk, findAll, outline, texts }
}
export type Reader = ReturnType<typeof createReader>
