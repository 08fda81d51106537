import { join } from 'node:path'
import { backDoors, domainCycles, sideDoors } from './boundaries/domains'
import { MAY_IMPORT, strayImports, strayRequests } from './boundaries/imports'
import { disagreeingDependencies, looseExports } from './boundaries/packages'
import { longFiles, longFunctions, longPages, ninetieth, tails } from './boundaries/sizes'
import { folderOf, isSource, readTree, type Tree } from './boundaries/tree'
import { bareAny, devDoors, emptyNames, leftUndone, unkindWords } from './boundaries/words'

const repository = readTree(join(__dirname, '../..'))

/** Rings of domains that stand, each with its reason. None so far. */
const DECLARED_RINGS: readonly string[] = []

const RULES = {
  strayImports,
  strayRequests,
  disagreeingDependencies,
  looseExports,
  sideDoors,
  backDoors,
  domainCycles: (tree: Tree) => domainCycles(tree, DECLARED_RINGS),
  longFiles,
  longFunctions,
  longPages,
  bareAny,
  emptyNames,
  unkindWords,
  leftUndone,
  devDoors,
} satisfies Record<string, (tree: Tree) => string[]>

const lines = (count: number) => 'export const a = 1\n'.repeat(count)
const functionOf = (count: number) => `export function long() {\n${'  work()\n'.repeat(count - 2)}}\n`
const CORE = 'packages/core/src'

/** For each rule: what it must refuse, as files of a repository that has nothing else. */
const REFUSED: [rule: keyof typeof RULES, why: string, files: Record<string, string>][] = [
  ['strayImports', 'contract loads Node', { 'packages/contract/src/a.ts': "import { readFileSync } from 'node:fs'" }],
  ['strayImports', 'contract loads zod whole', { 'packages/contract/src/a.ts': "import * as z from 'zod'" }],
  ['strayImports', 'contract loads core', { 'packages/contract/src/a.ts': "import '@microwish/core'" }],
  ['strayImports', 'core names AWS outside a store', { [`${CORE}/a.ts`]: "import '@aws-sdk/lib-dynamodb'" }],
  ['strayImports', 'core names HTTP outside its adapter', { [`${CORE}/a.ts`]: "import 'node:https'" }],
  ['strayImports', 'core loads hono', { [`${CORE}/need/a.dynamo.ts`]: "import { Hono } from 'hono'" }],
  ['strayImports', 'a type is an import too', { [`${CORE}/a.ts`]: "import type { Hono } from 'hono'" }],
  ['strayImports', 'api names AWS outside an entry', { 'apps/api/src/app.ts': "import '@aws-sdk/client-dynamodb'" }],
  ['strayImports', 'an entry loads CDK', { 'apps/api/src/api.lambda.ts': "import 'aws-cdk-lib'" }],
  ['strayImports', 'api loads devkit in production', { 'apps/api/src/app.ts': "import '@microwish/devkit/testing'" }],
  ['strayImports', 'the mini-program loads core', { 'apps/miniapp/src/a.ts': "const c = import('@microwish/core')" }],
  ['strayImports', 'the console loads AWS', { 'apps/console/src/a.tsx': "export * from '@aws-sdk/client-dynamodb'" }],
  ['strayImports', 'one app reaches into another', { 'apps/console/src/a.ts': "import '../../miniapp/src/api'" }],
  ['strayImports', 'infra loads what it deploys', { 'infra/main.ts': "import '@microwish/api'" }],
  ['strayImports', 'infra loads more of core than tables', { 'infra/main.ts': "import '@microwish/core'" }],
  ['strayImports', 'devkit loads the stacks', { 'packages/devkit/src/a.ts': "import '@microwish/infra'" }],
  ['strayImports', 'a test loads another app', { 'apps/api/test/a.test.ts': "require('@microwish/console')" }],
  ['strayImports', 'a configuration loads our code', { 'apps/console/vite.config.ts': "import '@microwish/core'" }],
  ['strayRequests', 'core fetches outside its adapter', { [`${CORE}/need/a.ts`]: "await fetch('https://a')" }],
  [
    'disagreeingDependencies',
    'an import is undeclared',
    {
      'packages/core/package.json': '{ "name": "@microwish/core" }',
      [`${CORE}/a.ts`]: "import { ulid } from 'ulid'",
    },
  ],
  [
    'disagreeingDependencies',
    'a dependency is idle',
    { 'packages/core/package.json': '{ "name": "@microwish/core", "dependencies": { "ulid": "1" } }' },
  ],
  [
    'looseExports',
    'exports has a wildcard',
    { 'packages/core/package.json': '{ "name": "@microwish/core", "exports": { "./*": "./src/*.ts" } }' },
  ],
  [
    'looseExports',
    'an entry is missing',
    { 'packages/core/package.json': '{ "name": "@microwish/core", "exports": { ".": "./src/index.ts" } }' },
  ],
  ['looseExports', 'an import goes around the entries', { 'infra/main.ts': "import '@microwish/core/src/tables'" }],
  [
    'sideDoors',
    'a domain reaches past another’s index',
    { [`${CORE}/need/a.ts`]: "import { b } from '../person/person'", [`${CORE}/person/person.ts`]: '' },
  ],
  [
    'sideDoors',
    'a use case reaches another domain’s store',
    { [`${CORE}/need/a.ts`]: "import { b } from '../person/person-store.dynamo'" },
  ],
  ['backDoors', 'a domain loads the entry that loads it', { [`${CORE}/need/a.ts`]: "import { b } from '../index'" }],
  [
    'domainCycles',
    'two domains load each other',
    {
      [`${CORE}/need/index.ts`]: "import { b } from '../person'",
      [`${CORE}/person/index.ts`]: "import { a } from '../need'",
    },
  ],
  ['longFiles', 'a file has 401 lines', { [`${CORE}/a.ts`]: lines(401) }],
  ['longFunctions', 'a function has 81 lines', { [`${CORE}/a.ts`]: functionOf(81) }],
  ['longFunctions', 'an arrow has 81 lines', { [`${CORE}/a.test.ts`]: `it('a', () => {\n${lines(79)}})` }],
  ['longPages', 'a page has 81 lines', { 'apps/miniapp/src/pages/wish/index.tsx': lines(81) }],
  ['bareAny', 'any stands without a reason', { [`${CORE}/a.ts`]: 'const a = 1\nlet b: any' }],
  ['emptyNames', 'a file is named utils', { [`${CORE}/need/utils.ts`]: '' }],
  ['emptyNames', 'a folder is named helpers', { [`${CORE}/helpers/need.ts`]: '' }],
  ['emptyNames', 'a file is in camel case', { [`${CORE}/actOnNeed.ts`]: '' }],
  ['emptyNames', 'a class is a Service', { [`${CORE}/a.ts`]: 'class NeedService {}' }],
  ['emptyNames', 'an interface has an I', { [`${CORE}/a.ts`]: 'interface INeed {}' }],
  ['emptyNames', 'an export is a manager', { [`${CORE}/a.ts`]: 'export const needManager = 1' }],
  ['unkindWords', 'a resident would read 接单', { 'apps/miniapp/src/words.ts': "export const a = '请接单'" }],
  ['leftUndone', 'a test is skipped', { [`${CORE}/a.test.ts`]: "it.skip('a', () => {})" }],
  ['leftUndone', 'work is put off', { [`${CORE}/a.ts`]: '// TODO: later' }],
  ['devDoors', 'the API serves a door of the local stack', { 'apps/api/src/app.ts': "app.get('/api/dev/personas')" }],
  ['devDoors', 'core knows the demo’s people', { [`${CORE}/a.ts`]: 'type Actor = { personaId: string }' }],
]

/** What looks alike and is allowed: a rule that refuses these fights the house's style. */
const ALLOWED: [rule: keyof typeof RULES, why: string, files: Record<string, string>][] = [
  ['strayImports', 'a store names AWS', { [`${CORE}/need/need-store.dynamo.ts`]: "import '@aws-sdk/lib-dynamodb'" }],
  ['strayImports', 'a test loads the kit', { 'apps/api/test/a.test.ts': "import '@microwish/devkit/testing'" }],
  ['sideDoors', 'a domain uses another’s index', { [`${CORE}/need/a.ts`]: "import { b } from '../person'" }],
  [
    'domainCycles',
    'types alone cross both ways',
    {
      [`${CORE}/need/index.ts`]: "import type { Person } from '../person'",
      [`${CORE}/person/index.ts`]: "import { a } from '../need'",
    },
  ],
  ['longFunctions', 'a describe is long', { [`${CORE}/a.test.ts`]: `describe('a', () => {\n${lines(200)}})` }],
  ['bareAny', 'any with its reason', { [`${CORE}/a.ts`]: '// untyped library\nlet b: any' }],
]

const treeOf = (files: Record<string, string>): Tree => new Map(Object.entries(files))

describe('the repository', () => {
  it.each(Object.entries(RULES))('is clean of %s', (_, rule) => {
    expect(rule(repository)).toEqual([])
  })

  it('keeps to folders that the import table names', () => {
    const folders = [...repository.keys()].filter(isSource).map(folderOf)
    expect([...new Set(folders)].filter((folder) => !(folder in MAY_IMPORT))).toEqual([])
  })

  it('keeps nine files in ten at 200 lines or fewer, and nine functions in ten at 40', () => {
    const { files, functions } = tails(repository)
    expect(files).toBeLessThanOrEqual(200)
    expect(functions).toBeLessThanOrEqual(40)
  })
})

describe('the rules', () => {
  it.each(REFUSED)('%s refuses it when %s', (rule, _, files) => {
    expect(RULES[rule](treeOf(files))).not.toEqual([])
  })

  it.each(ALLOWED)('%s allows it when %s', (rule, _, files) => {
    expect(RULES[rule](treeOf(files))).toEqual([])
  })

  it('are each shown to refuse something', () => {
    expect(Object.keys(RULES).filter((rule) => !REFUSED.some(([refused]) => refused === rule))).toEqual([])
  })

  it('measure the tail as nine in ten', () => {
    expect(ninetieth([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])).toBe(100)
    expect(ninetieth([9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 100])).toBe(9)
  })
})
