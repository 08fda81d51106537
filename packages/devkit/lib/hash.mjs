import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inCache, ROOT } from './paths.mjs'

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'e2e', 'test', '.swc'])
const isSkippedFile = (name) => /\.test\.[cm]?[jt]sx?$/.test(name)

/** Hash of the content of files and folders (relative to the root); tests are no input of anything that is built. */
export function hashInputs(inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap((input) => [...filesOf(input)]).sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  return hash.digest('hex')
}

function* filesOf(path) {
  const absolute = join(ROOT, path)
  if (!existsSync(absolute)) return
  if (!statSync(absolute).isDirectory()) return yield path
  for (const entry of readdirSync(absolute, { withFileTypes: true })) {
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) yield* filesOf(`${path}/${entry.name}`)
    if (entry.isFile() && !isSkippedFile(entry.name)) yield `${path}/${entry.name}`
  }
}

const stampFile = (name) => inCache('stamps', name)

export const readStamp = (name) => (existsSync(stampFile(name)) ? readFileSync(stampFile(name), 'utf8') : undefined)

/** Stamps are removed before the work and written after it: work cut short is done again. */
export const clearStamp = (name) => rmSync(stampFile(name), { force: true })

export function writeStamp(name, value) {
  mkdirSync(dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), value)
}
