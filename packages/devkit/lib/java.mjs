import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { step } from './progress.mjs'
import { mustRun, run } from './run.mjs'
import { Stop } from './stop.mjs'

// DynamoDB Local 1.25 is Java 8 bytecode; AWS supports it from 11, we measured 17 and 25.
export const OLDEST_JAVA = 11
const PACKAGES = ['openjdk-17-jre-headless', 'default-jre-headless']
const binary = process.platform === 'win32' ? 'java.exe' : 'java'

/** Path of a Java that can run DynamoDB Local; installed first where that is allowed. */
export async function findOrInstallJava() {
  const found = findJava()
  if (found) return found
  const aptGet = mayInstall()
  if (!aptGet) throw new Stop(howToInstall())
  await step('installing Java (apt-get)', () => installJava(aptGet))
  const installed = findJava()
  if (!installed) throw new Stop(howToInstall())
  return installed
}

/** The first of JAVA_HOME, PATH and the usual folders that is new enough. */
export function findJava(env = process.env, folders = usualFolders()) {
  const candidates = [
    ...(env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin', binary)] : []),
    ...(env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':').map((folder) => join(folder, binary)),
    ...folders,
  ]
  return candidates.find((path) => existsSync(path) && versionOf(path) >= OLDEST_JAVA)
}

function versionOf(path) {
  const { stderr, status } = spawnSync(path, ['-version'], { encoding: 'utf8', timeout: 10_000 })
  return status === 0 ? parseVersion(stderr) : 0
}

/** `openjdk version "17.0.15"` → 17; `java version "1.8.0_422"` → 8. */
export function parseVersion(text) {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? []
  return Number(first === '1' ? second : first) || 0
}

function usualFolders() {
  const inside = (folder, ...rest) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name, ...rest, 'bin', binary)) : []
  return [
    ...inside('/usr/lib/jvm'),
    ...inside('/opt'),
    ...inside(join(homedir(), '.sdkman/candidates/java')),
    ...inside(join(homedir(), '.jdks')),
    ...inside('/Library/Java/JavaVirtualMachines', 'Contents', 'Home'),
    ...['/opt/homebrew/opt', '/usr/local/opt'].map((folder) => join(folder, 'openjdk', 'bin', binary)),
    ...['Java', 'Eclipse Adoptium', 'Microsoft'].flatMap((vendor) => inside(`C:\\Program Files\\${vendor}`)),
  ]
}

/** How apt-get may be called without a question: as root, or by sudo without a password. Undefined where it may not. */
function mayInstall() {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  if (process.getuid?.() === 0) return ['apt-get']
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n', 'apt-get'] : undefined
}

async function installJava([command, ...before]) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  // A stale list is no reason to give up; the installation below tells what is really missing.
  await run(command, [...before, 'update'], { env })
  const install = (name) => [...before, 'install', '-y', '--no-install-recommends', name]
  const first = await run(command, install(PACKAGES[0]), { env })
  if (first.code !== 0) await mustRun('apt-get', command, install(PACKAGES[1]), { env })
}

function howToInstall() {
  const commands = {
    darwin: 'brew install openjdk@17',
    win32: 'winget install EclipseAdoptium.Temurin.17.JRE',
    linux: existsSync('/usr/bin/apt-get')
      ? `sudo apt-get update && sudo apt-get install -y ${PACKAGES[0]}`
      : existsSync('/usr/bin/dnf')
        ? 'sudo dnf install -y java-17-openjdk-headless'
        : existsSync('/sbin/apk')
          ? 'sudo apk add openjdk17-jre-headless'
          : undefined,
  }
  const command = commands[process.platform]
  return [
    `The local database needs a Java runtime (version ${OLDEST_JAVA} or newer), and none was found.`,
    command
      ? `Please run this and start again:\n\n    ${command}\n`
      : 'Please install one (https://adoptium.net) and start again.',
  ].join(' ')
}
