import { posix } from 'node:path'
import { type BuiltFile } from './folder'

const STATIC = /(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g
const LAZY = /\bimport\(\s*["'`](\.[^"'`]+\.js)["'`]/g

/**
 * What a first visit loads: the document, its scripts with all that they import, every style sheet, and the heaviest
 * page that the entry opens lazily (whichever comes first, it is no heavier).
 */
export function firstVisit(files: readonly BuiltFile[], size: (files: readonly BuiltFile[]) => number): BuiltFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const html = byPath.get('index.html')
  if (!html) throw new Error('the console has no index.html')
  const entries = [...html.content.toString().matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(
    ([, path]) => path ?? '',
  )
  if (entries.length === 0) throw new Error('index.html loads no script')

  const eager = reach(byPath, entries)
  const pages = eager.flatMap((file) => targets(file, LAZY)).map((path) => reach(byPath, [path], eager))
  const heaviest = pages.sort((a, b) => size(b) - size(a))[0] ?? []
  return [html, ...files.filter(({ path }) => path.endsWith('.css')), ...eager, ...heaviest]
}

const targets = ({ path, content }: BuiltFile, pattern: RegExp) =>
  [...content.toString().matchAll(pattern)].map(([, target]) => posix.join(posix.dirname(path), target ?? ''))

/** The files and what they import statically, less what is there already. */
function reach(
  byPath: Map<string, BuiltFile>,
  paths: readonly string[],
  known: readonly BuiltFile[] = [],
): BuiltFile[] {
  const found = new Set<BuiltFile>()
  const visit = (path: string) => {
    const file = byPath.get(path)
    if (!file || found.has(file) || known.includes(file)) return
    found.add(file)
    targets(file, STATIC).forEach(visit)
  }
  paths.forEach(visit)
  return [...found]
}
