import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DRILL_FLAGS, DRILLS } from '../drills'
import { COMMANDS, SHARED_FLAGS } from './commands'
import { readOptions } from './read-options'

const ROOT = join(__dirname, '../../../..')
const text = readFileSync(join(ROOT, 'infra/RUNBOOK.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

/** Sections that alarms, the console of the stacks and other pages lead to. */
const AGREED = [
  ...['first-deployment-aws', 'first-deployment-aws-cn', 'domain', 'wechat', 'first-administrator', 'api-failing'],
  ...['api-slow', 'stream-stuck', 'dead-letters', 'jobs', 'throttling', 'canary', 'restore', 'rotate-keys', 'recount'],
  ...['erase-a-person', 'upgrade', 'roll-back', 'cost', 'function-errors', 'clock'],
]

/** Lines of a page's shell blocks, with the shell's variable of the first block put in. */
function linesOf(page: string): string[] {
  const blocks = [...page.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].flatMap(([, block = '']) => block.split('\n'))
  const place = /export W="([^"]*)"/.exec(page)?.[1] ?? ''
  return blocks.map((line) => line.trim().replace('$W', place)).filter(Boolean)
}

/** Of packages/devkit/lib/upload.mjs, which takes no others. */
const UPLOAD_FLAGS = {
  version: { means: 'the version', isRequired: true, like: [/^\d+\.\d+\.\d+$/, 'a version such as 0.2.0'] },
  desc: { means: 'what is new', isRequired: true },
  robot: { means: 'a number' },
  'dry-run': { means: 'sends nothing', isSwitch: true },
} as const

/** Arguments as the shell splits them. */
const argumentsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

/** Why a line would not run; nothing when it would. */
function complaintOf(line: string): string | undefined {
  const [npm, run, script = '', ...rest] = argumentsOf(line)
  if (npm !== 'npm' || run !== 'run') return undefined
  if (!(script in scripts)) return `there is no script ${script}`
  const args = rest[0] === '--' ? rest.slice(1) : rest
  try {
    if (script === 'ops') return complaintOfOps(args)
    if (script === 'drill') return complaintOfDrill(args)
    if (script === 'upload') readOptions(args, UPLOAD_FLAGS)
    const isContext = args.every((arg, at) => (at % 2 === 0 ? arg === '--context' : /^(partition|stage)=\w/.test(arg)))
    return ['synth', 'deploy'].includes(script) && (args.length !== 4 || !isContext)
      ? 'no partition and stage'
      : undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function complaintOfOps([name = '', ...args]: string[]): string | undefined {
  const command = COMMANDS[name]
  if (!command) return `there is no command ${name}`
  readOptions(args, { ...SHARED_FLAGS, ...command.flags })
  return undefined
}

function complaintOfDrill([name = '', ...args]: string[]): string | undefined {
  if (name !== 'all' && !(name in DRILLS)) return `there is no drill ${name}`
  readOptions(args, DRILL_FLAGS)
  return undefined
}

const anchorsOf = (page: string) => [...page.matchAll(/^<a id="([\w-]+)"><\/a>\n\n## (\S+) /gm)]

/** Links of a page that lead nowhere. */
function deadLinks(page: string): string[] {
  const anchors = anchorsOf(page).map(([, id]) => `#${id ?? ''}`)
  return [...page.matchAll(/\]\(([^)]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => (target.startsWith('#') ? !anchors.includes(target) : !existsSync(join(ROOT, 'infra', target))))
}

it('has commands in it that exist, with the flags and the forms of values that they take', () => {
  const lines = linesOf(text)
  expect(lines.filter((line) => line.startsWith('npm run ops')).length).toBeGreaterThan(20)
  expect(lines.flatMap((line) => complaintOf(line) ?? [])).toEqual([])
})

it('names every command and every drill somewhere', () => {
  const lines = linesOf(text).map((line) => argumentsOf(line).slice(2).join(' '))
  const named = (words: string) => lines.some((line) => line.startsWith(words))
  expect(Object.keys(COMMANDS).filter((name) => !named(`ops -- ${name} `))).toEqual([])
  expect(Object.keys(DRILLS).filter((name) => !named(`drill -- ${name}`))).toEqual([])
})

it('says of no secret that it stands on a command line', () => {
  expect(linesOf(text).filter((line) => /--(secret|token|key|password)(?!-id)\b/i.test(line))).toEqual([])
})

it('has the agreed sections, each under an anchor that is the first word of its heading', () => {
  const anchors = anchorsOf(text)
  expect(anchors.filter(([, id, word]) => id !== word)).toEqual([])
  expect(AGREED.filter((slug) => !anchors.some(([, id]) => id === slug))).toEqual([])
  expect(text.match(/^## /gm)).toHaveLength(anchors.length)
})

it('has no link that leads nowhere', () => {
  expect(deadLinks(text)).toEqual([])
})

it.each([
  ['npm run opps -- jobs', 'there is no script opps'],
  ['npm run ops -- job --stage prod', 'there is no command job'],
  ['npm run ops -- jobs --stage prod', 'Please add --partition'],
  ['npm run ops -- erase --partition aws --region eu-west-1 --stage prod --who x', 'There is no --who'],
  ['npm run drill -- fire', 'there is no drill fire'],
  ['npm run drill -- restore --skip x', 'There is no --skip'],
  ['npm run deploy -- --context stage=prod', 'no partition and stage'],
  ['npm run upload -- --version 0.2.0 --key x --desc y', 'There is no --key'],
])('would notice %s', (line, sentence) => {
  expect(complaintOf(line)).toContain(sentence)
})

it('would notice a link to a section or a file that is not there', () => {
  expect(deadLinks('[a](#nowhere) [b](settings/nothing.json)')).toEqual(['#nowhere', 'settings/nothing.json'])
})
