import { existsSync, readFileSync } from 'node:fs'
import { clearStamp, hashInputs, readStamp, writeStamp } from './hash.mjs'
import { inRoot } from './paths.mjs'
import { step } from './progress.mjs'
import { mustRun } from './run.mjs'

/** `npm ci`, only when package-lock.json is another one than at the last time. */
export async function install() {
  const wanted = `${process.platform}-${process.arch}-${hashInputs(['package-lock.json'])}`
  if (readStamp('install') === wanted && existsSync(inRoot('node_modules'))) return
  if (!isInstalledByHand()) {
    clearStamp('install')
    await step('installing packages (npm ci)', () => mustRun('npm-ci', 'npm', ['ci', '--no-audit', '--no-fund']))
  }
  writeStamp('install', wanted)
}

/** npm notes what it put into node_modules; where that is what the lock file asks for, somebody ran `npm install`. */
function isInstalledByHand() {
  const noted = inRoot('node_modules/.package-lock.json')
  if (!existsSync(noted)) return false
  const installed = JSON.parse(readFileSync(noted, 'utf8')).packages
  const locked = Object.entries(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages)
  return locked.every(
    ([path, { version, link, optional }]) =>
      !path.startsWith('node_modules/') || link || optional || installed[path]?.version === version,
  )
}
