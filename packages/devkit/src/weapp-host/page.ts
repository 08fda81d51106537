import type { Definition } from './logic-layer'
import type { Timers } from './timers'

/** A node as Taro's runtime sends it: short keys, `nn` names the template, `cn` the children, `v` the text. */
export type TreeNode = {
  nn?: string
  sid?: string
  uid?: string
  cl?: string
  v?: string
  cn?: TreeNode[]
  [key: string]: unknown
}

/** What setData cost: WeChat allows 256 KB a call and asks for at most 20 calls a second. */
export type SetDataTally = { calls: number; maxBytes: number }

/** A page on the stack: the bundle's definition, bound, with the data that it has set. */
export type Page = {
  route: string
  query: Record<string, string>
  data: { root?: TreeNode }
  /** Calls a life-cycle or event function of the page, if it has one. */
  call: (name: string, ...args: unknown[]) => unknown
  has: (name: string) => boolean
  /** The object that the bundle itself sees as `this` and in getCurrentPages(). */
  instance: object
}

/** Everything that WeChat passes between its two layers goes through JSON. */
export const overBridge = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T))

export function createPage(
  { route, query, id }: { route: string; query: Record<string, string>; id: number },
  definition: Definition,
  { timers, tally, onActivity }: { timers: Timers; tally: SetDataTally; onActivity: () => void },
): Page {
  const data = (overBridge(definition['data']) ?? {}) as Page['data']
  const instance: Record<string, unknown> = {
    ...definition,
    route,
    __route__: route,
    __wxWebviewId__: id,
    options: query,
    data,
    selectComponent: () => null,
    getOpenerEventChannel: () => ({ on: () => {}, once: () => {}, off: () => {}, emit: () => {} }),
    setData(patch: Record<string, unknown>, callback?: () => void) {
      tally.calls++
      tally.maxBytes = Math.max(tally.maxBytes, Buffer.byteLength(JSON.stringify(patch)))
      for (const [key, value] of Object.entries(patch)) setAtPath(data, key, overBridge(value))
      onActivity()
      if (callback) timers.setTimeout(() => callback.call(instance))
    },
  }
  const call = (name: string, ...args: unknown[]) => {
    const member = instance[name]
    return typeof member === 'function' ? (member.call(instance, ...args) as unknown) : undefined
  }
  return { route, query, data, call, has: (name) => typeof instance[name] === 'function', instance }
}

/** Sets `root.cn.[0].cn[1].v` and the like, making the missing steps. */
export function setAtPath(target: object, path: string, value: unknown): void {
  const keys = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  const last = keys.pop()
  if (last === undefined) throw new Error('setData with an empty key')
  let step = target as Record<string, unknown>
  keys.forEach((key, index) => {
    const isList = /^\d+$/.test(keys[index + 1] ?? last)
    step = (step[key] ??= isList ? [] : {}) as Record<string, unknown>
  })
  step[last] = value
}
