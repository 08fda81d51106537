import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DynamoDbLocal, startDynamoDbLocal } from './dynamodb-local'

/** Who uses a data folder: the JVM, where it answers, and the Node process that started it. */
type Note = { jvm: number; endpoint: string; owner: number }

export class FolderInUse extends Error {
  override name = 'FolderInUse'
  /** Told as its sentence alone, see microwish.mjs. */
  readonly isPlain = true
  constructor(
    readonly endpoint: string,
    dataDir: string,
    owner: number,
  ) {
    super(`微心愿 is already running on ${dataDir} (process ${owner}).`)
  }
}

const noteFile = (dataDir: string) => join(dataDir, 'dynamodb.json')
const databaseFolder = (dataDir: string) => join(dataDir, 'dynamodb')

/**
 * The database of a data folder, started. An orphan JVM (its Node process was killed) is ended first; a folder that
 * a living process uses is refused with `FolderInUse`, which says where that database answers.
 */
export async function openDataFolder(dataDir: string, java: string): Promise<DynamoDbLocal> {
  mkdirSync(dataDir, { recursive: true })
  const note = readNote(dataDir)
  if (note && isOurs(note.jvm, databaseFolder(dataDir))) {
    if (isRunning(note.owner)) throw new FolderInUse(note.endpoint, dataDir, note.owner)
    await endOrphan(note.jvm)
  }
  const database = await startDynamoDbLocal({
    folder: databaseFolder(dataDir),
    java,
    isApart: true,
    onSpawn: ({ pid, endpoint }) =>
      writeFileSync(noteFile(dataDir), JSON.stringify({ jvm: pid, endpoint, owner: process.pid } satisfies Note)),
  })
  return {
    ...database,
    stop: async () => {
      await database.stop()
      rmSync(noteFile(dataDir), { force: true })
    },
  }
}

function readNote(dataDir: string): Note | undefined {
  if (!existsSync(noteFile(dataDir))) return undefined
  try {
    return JSON.parse(readFileSync(noteFile(dataDir), 'utf8')) as Note
  } catch {
    // Cut short by a kill in the middle of writing: nobody has used the folder yet.
    return undefined
  }
}

/** Process ids are given out again: only a JVM whose command line names this folder is ours to end. */
function isOurs(pid: number, folder: string) {
  try {
    const commandLine = existsSync(`/proc/${pid}/cmdline`)
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return commandLine.includes('DynamoDBLocal.jar') && commandLine.includes(folder)
  } catch {
    return false
  }
}

function isRunning(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function endOrphan(pid: number) {
  process.kill(pid, 'SIGTERM')
  for (let waited = 0; isRunning(pid) && waited < 5_000; waited += 50) await sleep(50)
  if (isRunning(pid)) process.kill(pid, 'SIGKILL')
}
