/* global beforeEach, afterEach, test, expect */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { hashInputs } from './hash.mjs'
import { CACHE, ROOT } from './paths.mjs'

let folder
beforeEach(() => {
  mkdirSync(CACHE, { recursive: true })
  folder = mkdtempSync(join(CACHE, 'hash-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (path, text) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const hash = () => hashInputs([relative(ROOT, folder)])

test('a changed, a new and a renamed file each change the hash; the same content gives the same', () => {
  write('src/a.ts', 'one')
  const first = hash()
  write('src/a.ts', 'two')
  const changed = hash()
  write('src/b.ts', 'two')
  const grown = hash()
  rmSync(join(folder, 'src/a.ts'))
  const renamed = hash()
  expect(new Set([first, changed, grown, renamed]).size).toBe(4)
  rmSync(join(folder, 'src/b.ts'))
  write('src/a.ts', 'one')
  expect(hash()).toBe(first)
})

test('tests and what was built are no inputs', () => {
  write('src/a.ts', 'one')
  const before = hash()
  write('src/a.test.ts', 'a test')
  write('dist/a.js', 'built')
  write('e2e/walk.ts', 'a walk')
  expect(hash()).toBe(before)
})

test('an input that is not there is an empty one', () => {
  expect(hashInputs(['no-such-folder'])).toBe(hashInputs([]))
})
