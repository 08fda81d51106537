import { type BuiltFile, bytes } from './folder'

type AppJson = { subPackages?: { root: string }[]; subpackages?: { root: string }[] }

/** Bytes of the main package, which is loaded before anything is shown, and of each subpackage by its root. */
export function weappPackages(files: readonly BuiltFile[]): { main: number; sub: Record<string, number> } {
  const appJson = files.find(({ path }) => path === 'app.json')?.content.toString() ?? '{}'
  const { subPackages, subpackages } = JSON.parse(appJson) as AppJson
  const roots = (subPackages ?? subpackages ?? []).map(({ root }) => `${root.replace(/\/$/, '')}/`)
  const isIn = (root: string) => (file: BuiltFile) => file.path.startsWith(root)
  return {
    main: bytes(files.filter((file) => !roots.some((root) => isIn(root)(file)))),
    sub: Object.fromEntries(roots.map((root) => [root, bytes(files.filter(isIn(root)))])),
  }
}
