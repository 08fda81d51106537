import { posix } from 'node:path'
import { importsOf, isSource, isTest, type Tree } from './tree'

const CORE = 'packages/core/src/'
/** Entries of the package that gather from every domain. What they gather from may not import them. */
const ENTRIES = /^packages\/core\/src\/(index|dynamo|factory)\.ts$/

/** The domain folder of a file in core, or nothing for those at the top. */
function domainOf(path: string): string | undefined {
  const [first, rest] = path.startsWith(CORE) ? path.slice(CORE.length).split('/') : []
  return rest === undefined ? undefined : first
}

type Edge = { path: string; target: string; from: string; to: string; isType: boolean }

function edges(tree: Tree): Edge[] {
  return [...tree]
    .filter(([path]) => path.startsWith(CORE) && isSource(path))
    .flatMap(([path, text]) =>
      importsOf(path, text).flatMap(({ target, isType }) => {
        const from = domainOf(path)
        const resolved = posix.join(posix.dirname(path), target)
        const to = domainOf(resolved) ?? (tree.has(`${resolved}/index.ts`) ? resolved.slice(CORE.length) : undefined)
        return target.startsWith('.') && from && to && from !== to ? [{ path, target, from, to, isType }] : []
      }),
    )
}

/** A domain speaks to another through its index; stores and factories may meet their own kind, for one transaction. */
export function sideDoors(tree: Tree): string[] {
  return edges(tree)
    .filter(({ path, target, to }) => {
      if (new RegExp(`^(\\.\\./)+${to}(/index)?$`).test(target)) return false
      const kind = /\.(dynamo|factory|fixture|http)$/.exec(target)?.[1]
      return !kind || !(path.includes(`.${kind}.`) || isTest(path))
    })
    .map(({ path, target }) => `${path} imports ${target} past its index`)
}

/** A file of a domain that imports an entry of the package, which imports it. */
export function backDoors(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => domainOf(path) !== undefined && isSource(path) && !isTest(path))
    .flatMap(([path, text]) =>
      importsOf(path, text)
        .filter(({ target }) => {
          if (!target.startsWith('.')) return false
          const resolved = posix.join(posix.dirname(path), target)
          return ENTRIES.test(`${resolved}.ts`) || `${resolved}/` === CORE || resolved + '/' === CORE
        })
        .map(({ target }) => `${path} imports the entry ${target}`),
    )
}

/** Rings of domains that import one another's code (types alone may cross), less those declared with a reason. */
export function domainCycles(tree: Tree, declared: readonly string[] = []): string[] {
  const next = new Map<string, Set<string>>()
  for (const { path, from, to, isType } of edges(tree)) {
    if (isType || isTest(path)) continue
    next.set(from, (next.get(from) ?? new Set()).add(to))
  }
  const rings = new Set<string>()
  const walk = (domain: string, trail: string[]) => {
    const at = trail.indexOf(domain)
    if (at >= 0) return void rings.add(named(trail.slice(at)))
    for (const to of next.get(domain) ?? []) walk(to, [...trail, domain])
  }
  for (const domain of next.keys()) walk(domain, [])
  return [...rings].filter((ring) => !declared.includes(ring)).sort()
}

/** A ring has no beginning: it is named from its first domain by alphabet. */
function named(ring: string[]) {
  const start = ring.indexOf([...ring].sort()[0] ?? '')
  return [...ring.slice(start), ...ring.slice(0, start)].join(' → ')
}
