import { type BuiltFile, isCode } from './folder'

/** Taro's routes in the entry script, each with the webpack chunks that it waits for. */
export function routesOf(entry: string): { page: string; chunks: string[] }[] {
  const starts = [...entry.matchAll(/["']?path["']?:["']\/?([\w/-]+)["'],["']?load["']?:/g)]
  return starts.map((match, index) => {
    const text = entry.slice(match.index, starts[index + 1]?.index ?? match.index + 400)
    return { page: match[1] ?? '', chunks: [...text.matchAll(/\.e\((\d+)\)/g)].map(([, id]) => id ?? '') }
  })
}

/**
 * What a first visit to `page` loads: the document, its scripts and styles, and every chunk except those that only
 * other pages wait for. Chunks of components count too, since they follow at once.
 */
export function firstVisit(files: readonly BuiltFile[], page: string): BuiltFile[] {
  const entry = files.find(({ path }) => /^js\/app\.\w+\.js$/.test(path))?.content.toString() ?? ''
  const routes = routesOf(entry)
  const own = routes.find((route) => route.page === page)?.chunks
  if (!own?.length) throw new Error(`the entry names no chunks for ${page}: has Taro changed how it writes routes?`)
  const others = new Set(routes.flatMap(({ chunks }) => chunks).filter((id) => !own.includes(id)))
  return files.filter(isCode).filter((file) => !others.has(chunkOf(file) ?? ''))
}

/** The webpack id of a chunk: scripts push it, style sheets have it in their name. */
function chunkOf({ path, content }: BuiltFile): string | undefined {
  if (path.endsWith('.css')) return /^css\/(\d+)\.\w+\.css$/.exec(path)?.[1]
  return /\.push\(\[\[(\d+)\]/.exec(content.toString('utf8', 0, 400))?.[1]
}
