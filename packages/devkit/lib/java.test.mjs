/* global beforeEach, afterEach, test, expect */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findJava, parseVersion } from './java.mjs'

let home
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'microwish-java-'))))
afterEach(() => rmSync(home, { recursive: true }))

/** A program that says of itself what `java -version` says. */
function aJava(folder, version) {
  const path = join(home, folder, 'bin', 'java')
  mkdirSync(join(home, folder, 'bin'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\necho 'openjdk version "${version}" 2025-04-15' >&2\n`)
  chmodSync(path, 0o755)
  return path
}

test('old and new spellings of a version are read', () => {
  expect(parseVersion('openjdk version "17.0.15" 2025-04-15')).toBe(17)
  expect(parseVersion('java version "1.8.0_422"')).toBe(8)
  expect(parseVersion('openjdk version "25" 2025-09-16')).toBe(25)
  expect(parseVersion('command not found')).toBe(0)
})

test('JAVA_HOME goes before PATH, PATH before the usual folders', () => {
  const [own, onPath, usual] = [aJava('own', '21.0.1'), aJava('path', '17.0.1'), aJava('usual', '17.0.1')]
  const PATH = join(home, 'path/bin')
  expect(findJava({ JAVA_HOME: join(home, 'own'), PATH }, [usual])).toBe(own)
  expect(findJava({ PATH }, [usual])).toBe(onPath)
  expect(findJava({ PATH: '' }, [usual])).toBe(usual)
})

test('a Java that is too old is passed over', () => {
  aJava('old', '1.8.0_422')
  const usual = aJava('usual', '11.0.2')
  expect(findJava({ JAVA_HOME: join(home, 'old'), PATH: '' }, [usual])).toBe(usual)
  expect(findJava({ JAVA_HOME: join(home, 'old'), PATH: '' }, [])).toBeUndefined()
})
