import { posix } from 'node:path'
import { folderOf, importsOf, isConfig, isSource, isTest, type Tree } from './tree'

type Manifest = {
  name?: string
  exports?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/** Read by a build or peer of one, never by an import of ours. */
const NEEDED_BY_BUILDS: Record<string, RegExp> = {
  'apps/miniapp': /^(@babel\/runtime|@tarojs\/(helper|plugin-.*|shared|runtime|react)|react-dom)$/,
  'packages/devkit': /^amplify-dynamodb-simulator$/,
}

const packageOf = (target: string) => /^(@[^/]+\/[^/]+|[^/]+)/.exec(target)?.[1] ?? target
const isPackage = (target: string) => !/^[./]|^node:|^@\/|^virtual:/.test(target)

/** Folder → its package.json. The root's devDependencies are everyone's for tests and builds. */
function manifests(tree: Tree): Map<string, Manifest> {
  const files = [...tree].filter(([path]) => /^(apps\/[^/]+|infra|packages\/[^/]+)\/package\.json$/.test(path))
  return new Map(files.map(([path, text]) => [folderOf(path), JSON.parse(text) as Manifest]))
}

/** Folders that are never deployed may use the root's tools. */
const UNDEPLOYED = ['packages/devkit', 'packages/tooling']

/** What a folder's production code imports and does not declare, and what it declares and nothing imports. */
export function disagreeingDependencies(tree: Tree): string[] {
  const root = JSON.parse(tree.get('package.json') ?? '{}') as Manifest
  return [...manifests(tree)].flatMap(([folder, { name, dependencies = {}, devDependencies }]) => {
    const declared = {
      ...dependencies,
      ...(UNDEPLOYED.includes(folder) && { ...devDependencies, ...root.devDependencies }),
    }
    const imported = new Map<string, string>()
    for (const [path, text] of tree) {
      if (folderOf(path) !== folder || !isSource(path) || isTest(path) || isConfig(path)) continue
      for (const { target, isType } of importsOf(path, text))
        if (isPackage(target) && !isType) imported.set(packageOf(target), path)
    }
    // Contract's package carries zod; who may import 'zod/mini' is the import table's matter.
    const missing = [...imported].filter(([target]) => !(target in declared) && target !== name && target !== 'zod')
    const idle = Object.keys(dependencies).filter(
      (target) =>
        !imported.has(target) && !isMentioned(tree, folder, target) && !NEEDED_BY_BUILDS[folder]?.test(target),
    )
    return [
      ...(folder === 'packages/tooling'
        ? []
        : missing.map(([target, path]) => `${path} imports ${target}, undeclared`)),
      ...idle.map((target) => `${folder}/package.json declares ${target}, which nothing imports`),
    ]
  })
}

/** Types only, or found by `require.resolve` or a build: named in quotes in a source file all the same. */
function isMentioned(tree: Tree, folder: string, target: string) {
  return [...tree].some(
    ([path, text]) => folderOf(path) === folder && isSource(path) && new RegExp(`['"\`]${target}['"\`/]`).test(text),
  )
}

/** Exports name entries: no wildcard, and each leads to a file; an import of ours names one of them. */
export function looseExports(tree: Tree): string[] {
  const all = manifests(tree)
  const entries = new Set<string>()
  const loose = [...all].flatMap(([folder, { name, exports = {} }]) =>
    Object.entries(exports).flatMap(([entry, file]) => {
      entries.add(posix.join(name ?? folder, entry))
      if (entry.includes('*') || file.includes('*')) return [`${folder} exports a wildcard ${entry}`]
      return tree.has(posix.join(folder, file)) ? [] : [`${folder} exports ${entry}, and ${file} is missing`]
    }),
  )
  const around = [...tree]
    .filter(([path]) => isSource(path))
    .flatMap(([path, text]) =>
      importsOf(path, text)
        .filter(({ target }) => target.startsWith('@microwish/') && !entries.has(target))
        .map(({ target }) => `${path} imports ${target}, which is not exported`),
    )
  return [...loose, ...around]
}
