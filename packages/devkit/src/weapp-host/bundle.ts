import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

type AppJson = {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string; text?: string }[] }
  window?: PageJson
}
export type PageJson = { enablePullDownRefresh?: boolean; navigationBarTitleText?: string }

/** A compiled mini-program on disk, as its app.json describes it. */
export type Bundle = {
  dist: string
  pages: readonly string[]
  tabs: readonly string[]
  /** The settings of a page, over those of the app's window. */
  pageJson: (route: string) => PageJson
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

export function readBundle(dist: string): Bundle {
  const app = readJson(path.join(dist, 'app.json')) as AppJson
  const subpackages = app.subPackages ?? app.subpackages ?? []
  return {
    dist,
    pages: [
      ...app.pages,
      ...subpackages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page))),
    ],
    tabs: app.tabBar?.list.map((tab) => tab.pagePath) ?? [],
    pageJson: (route) => ({ ...app.window, ...(readJson(path.join(dist, `${route}.json`)) as PageJson) }),
  }
}

/** All files below a folder, relative, with forward slashes. */
export function listFiles(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(dist, file)).isFile())
    .map((file) => file.split(path.sep).join('/'))
}
