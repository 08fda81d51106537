import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { judgeSettings } from './judge-settings'
import { PARTITION_NAMES, type PartitionName } from './partitions'
import { Refusal } from './refusal'
import type { Settings } from './schema'

/** Files `<partition>.<stage>.json`, from the repository's root, where every command runs. */
export const SETTINGS_FOLDER = 'infra/settings'
/** A stage's name goes into the names of everything that it has. */
const FILE = /^(?<partition>[a-z-]+)\.(?<stage>[a-z][a-z0-9]{0,15})\.json$/

export type Deployment = { partition: PartitionName; stage: string }
/** The context values as they were given on the command line; nothing is guessed. */
export type GivenDeployment = { partition?: unknown; stage?: unknown }

/** @throws Refusal with a sentence that names the partitions, or the stages, that there are. */
export function readDeployment({ partition, stage }: GivenDeployment, folder = SETTINGS_FOLDER): Deployment {
  const known = PARTITION_NAMES.find((name) => name === partition)
  if (!known) throw new Refusal(`${said('partition', partition)}; there are: ${PARTITION_NAMES.join(', ')}.`)
  const stages = stagesOf(known, folder)
  if (typeof stage === 'string' && stages.includes(stage)) return { partition: known, stage }
  const there = stages.length > 0 ? `in ${known} there are: ${stages.join(', ')}` : `in ${known} there is none yet`
  throw new Refusal(`${said('stage', stage)}; ${there}. A new one is a file ${folder}/${known}.<stage>.json.`)
}

const said = (name: string, found: unknown) =>
  found === undefined
    ? `Say which ${name} is meant, with --context ${name}=…`
    : `There is no ${name} ${JSON.stringify(found)}`

const stagesOf = (partition: PartitionName, folder: string) =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .map((file) => FILE.exec(file)?.groups)
    .flatMap((groups) => (groups?.['partition'] === partition && groups['stage'] ? [groups['stage']] : []))
    .sort()

/** @throws Refusal with one sentence for each setting that is wrong, each on a line of its own. */
export function readSettings({ partition, stage }: Deployment, release: string, folder = SETTINGS_FOLDER): Settings {
  const file = `${folder}/${partition}.${stage}.json`
  const { settings, faults } = judgeSettings(
    parse(file, readFileSync(join(folder, `${partition}.${stage}.json`), 'utf8')),
    partition,
    release,
  )
  if (!settings) throw new Refusal(faults.map((fault) => `${file}: ${fault}`).join('\n'))
  return settings
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refusal(`${file} is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`)
  }
}
