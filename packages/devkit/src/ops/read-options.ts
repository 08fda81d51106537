import { Refusal } from './refusal'

/** One `--flag` of a command. */
export type Flag = {
  /** What it says, for the list of commands. */
  means: string
  /** Stands alone, without a value. */
  isSwitch?: true
  isRequired?: true
  /** May be given several times. */
  isRepeated?: true
  /** What a value must look like, and how that is said. */
  like?: readonly [pattern: RegExp, words: string]
}
export type FlagTable = Readonly<Record<string, Flag>>

export type Options = {
  has: (name: string) => boolean
  one: (name: string) => string | undefined
  /** For flags that are required: reading has refused their absence. */
  must: (name: string) => string
  all: (name: string) => readonly string[]
}

/** Reads `--flag value`, `--flag=value` and switches. @throws Refusal naming the flag, never its value: it may be a secret */
export function readOptions(args: readonly string[], flags: FlagTable): Options {
  const given = new Map<string, string[]>()
  for (let at = 0; at < args.length; at++) {
    const [, name, value] = /^--([a-z-]+)(?:=(.*))?$/s.exec(args[at] ?? '') ?? []
    if (name === undefined) throw new Refusal(`Only --flags are understood here. ${knownFlags(flags)}`)
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined
    if (!flag) throw new Refusal(`There is no --${name}. ${knownFlags(flags)}`)
    if (flag.isSwitch && value !== undefined) throw new Refusal(`--${name} stands alone: leave out its value.`)
    const next = flag.isSwitch ? '' : (value ?? args[++at])
    if (next === undefined || (value === undefined && next.startsWith('--')))
      throw new Refusal(`--${name} needs a value: ${flag.means}.`)
    if (flag.like && !flag.like[0].test(next)) throw new Refusal(`--${name} must be ${flag.like[1]}.`)
    given.set(name, [...(given.get(name) ?? []), next])
  }
  refuseCounts(given, flags)
  const one = (name: string) => given.get(name)?.[0]
  return { has: (name) => given.has(name), one, must: (name) => one(name) ?? '', all: (name) => given.get(name) ?? [] }
}

function refuseCounts(given: ReadonlyMap<string, readonly string[]>, flags: FlagTable) {
  for (const [name, { isRequired, isRepeated, means }] of Object.entries(flags)) {
    const count = given.get(name)?.length ?? 0
    if (isRequired && count === 0) throw new Refusal(`Please add --${name}: ${means}.`)
    if (!isRepeated && count > 1) throw new Refusal(`--${name} was given ${count} times; once is meant.`)
  }
}

const knownFlags = (flags: FlagTable) =>
  `There are: ${Object.keys(flags)
    .map((name) => `--${name}`)
    .join(', ')}.`
