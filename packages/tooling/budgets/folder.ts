import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

export type BuiltFile = { path: string; content: Buffer }

/** Every file that a build made, with its path inside the folder; licences and maps are not sent to anybody. */
export function readFolder(folder: string): BuiltFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.(map|LICENSE\.txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), content: readFileSync(path) }))
}

export const bytes = (files: readonly BuiltFile[]) => files.reduce((sum, { content }) => sum + content.length, 0)

/** Bytes on the wire: each file by itself, as a server compresses it. */
export const gzipped = (files: readonly BuiltFile[]) =>
  files.reduce((sum, { content }) => sum + gzipSync(content, { level: 9 }).length, 0)

export const isCode = ({ path }: BuiltFile) => /\.(m?js|css|html)$/.test(path)
