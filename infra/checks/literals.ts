import { type Stack, valuesIn, type Json } from './template'

/** A partition, a suffix or a host that holds for one partition only. */
const LITERAL = /\barn:aws(-[a-z-]+)?:|\bamazonaws\.com|\.cn\b/
/** AWS calls a service's principal the same in every partition (github.com/aws/aws-cdk/issues/2198). */
const PRINCIPAL = /^[a-z0-9.-]+\.amazonaws\.com$/

/**
 * Texts of templates that name a partition or one of its hosts. `given` are settings, which say what is meant: a domain,
 * a certificate.
 */
export function literalsIn(stacks: readonly Stack[], given: readonly string[]): string[] {
  return stacks.flatMap((stack) =>
    [...valuesIn(stack.template as Json)].flatMap(({ path, value }) => {
      if (typeof value !== 'string' || isPrincipal(path, value)) return []
      const rest = [...given]
        .sort((a, b) => b.length - a.length)
        .reduce((text, setting) => text.split(setting).join(''), value)
      return LITERAL.test(rest) ? [`${stack.name}: ${path.join('.')} says ${value}`] : []
    }),
  )
}

const isPrincipal = (path: readonly string[], value: string) =>
  path.some((key) => key === 'Principal') && PRINCIPAL.test(value)

/** The same in source texts by path: what stands in quotes, save a principal's name. */
export function literalsInSources(sources: ReadonlyMap<string, string>): string[] {
  return [...sources].flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => {
      const quoted = [...line.matchAll(/'([^']*)'|"([^"]*)"|`([^`]*)`/g)].map((match) => match.slice(1).join(''))
      const isBad = quoted.some((found) => LITERAL.test(found)) && !/ServicePrincipal\('[a-z0-9.-]+'\)/.test(line)
      return isBad ? [`${path}:${index + 1} says ${line.trim()}`] : []
    }),
  )
}

/** Every text inside settings, so that what an engineer wrote there may stand in templates. */
export const textsOf = (settings: unknown): string[] =>
  [...valuesIn(settings as Json)].flatMap(({ value }) => (typeof value === 'string' && value.length > 3 ? [value] : []))
