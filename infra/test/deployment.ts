import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { type AppOptions, createApp } from '../app'
import { FUNCTION_NAMES } from '../constructs/permissions'
import type { Built } from '../deployed'
import { PARTITIONS, type PartitionName } from '../settings/partitions'
import { readSettings } from '../settings/read-settings'
import type { Settings } from '../settings/schema'

/** Synthesis needs no assets copied, which takes most of its time. */
const WITHOUT_ASSETS = { context: { 'aws:cdk:disable-asset-staging': true } }

const FOLDER = mkdtempSync(join(tmpdir(), 'microwish-infra-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))

/** Folders as the builds leave them, with one line in each file. */
export function standInBuilds(): Built {
  const folder = mkdtempSync(join(FOLDER, 'built-'))
  const place = (path: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), `// ${path}`)
  }
  for (const name of FUNCTION_NAMES) place(`functions/${name}/index.mjs`)
  for (const path of ['m/index.html', 'm/js/app.1a2b3c4d.js', 'console/index.html', 'console/assets/index-1a2b3c4d.js'])
    place(path)
  return Object.fromEntries(['functions', 'm', 'console', 'scratch'].map((name) => [name, join(folder, name)])) as Built
}

let builds: Built | undefined

/** The app of a stage, as committed or with other settings. */
export function anApp(options: Omit<AppOptions, 'settings'> & { settings?: Partial<Settings> }): App {
  const { partition = 'aws', stage = 'prod', settings } = options
  const committed = readSettings({ partition: partition as PartitionName, stage: stage as string }, '0.1.0')
  builds ??= standInBuilds()
  return createApp(
    { built: builds, ...options, partition, stage, settings: { ...committed, ...settings } },
    WITHOUT_ASSETS,
  )
}

export type StackName = 'Data' | 'Api' | 'Web' | 'Ops'

/** The template of one stack. */
export const templateOf = (app: App, name: StackName, stage = 'prod') =>
  Template.fromStack(app.node.findChild(`Microwish-${stage}-${name}`) as Parameters<typeof Template.fromStack>[0])

export const PARTITION_NAMES = Object.keys(PARTITIONS) as PartitionName[]
