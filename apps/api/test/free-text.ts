import type { Endpoint } from '@microwish/contract'

/** What is read of a schema: zod's own definition, whose forms differ by type. */
type Schema = { _zod: { def: Definition } }
type Definition = {
  type: string
  shape?: Record<string, Schema>
  innerType?: Schema
  element?: Schema
  keyType?: Schema
  valueType?: Schema
  options?: readonly Schema[]
  discriminator?: string
  values?: readonly unknown[]
  format?: string
  checks?: readonly Schema[]
}

/** A field that takes any words: where it is, as `action.field`, and its path within the input. */
export type FreeText = { field: string; path: readonly string[] }

/**
 * Every free-text field of a command's input: strings without a format (an id, an instant or a telephone has one). A kind
 * of schema that is not known here throws, so that nothing goes unseen.
 */
export function freeTextOf(endpoint: Endpoint): FreeText[] {
  return walk(endpoint.input as unknown as Schema, [], endpoint.name)
}

function walk({ _zod: { def } }: Schema, path: readonly string[], prefix: string): FreeText[] {
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([name, inner]) => walk(inner, [...path, name], prefix))
    case 'optional':
    case 'default':
    case 'nullable':
      return def.innerType ? walk(def.innerType, path, prefix) : []
    case 'array':
      return def.element ? walk(def.element, [...path, '[]'], prefix) : []
    case 'record':
      return [def.keyType, def.valueType].flatMap((inner) => (inner ? walk(inner, [...path, '{}'], prefix) : []))
    case 'union':
      return (def.options ?? []).flatMap((option) => walk(option, path, prefix + nameOf(option, def.discriminator)))
    case 'string':
      return hasFormat(def) ? [] : [{ field: `${prefix}.${path.join('.').replace('.[]', '[]')}`, path }]
    case 'literal':
    case 'enum':
    case 'number':
    case 'int':
    case 'boolean':
      return []
    default:
      throw new Error(`${prefix}.${path.join('.')} is a ${def.type}: say here whether it can hold words`)
  }
}

/** `.claim` for the option whose discriminator is the literal `claim`. */
function nameOf({ _zod: { def } }: Schema, discriminator: string | undefined) {
  const value = discriminator && def.shape?.[discriminator]?._zod.def.values?.[0]
  return typeof value === 'string' ? `.${value}` : ''
}

function hasFormat({ format, checks = [] }: Definition) {
  return (
    format !== undefined || checks.some(({ _zod: { def } }) => (def as { check?: string }).check === 'string_format')
  )
}

/** Sets a field of an input, making what lies on the way; `[]` is a list of one. */
export function setText(input: Record<string, unknown>, [name = '', ...rest]: readonly string[], text: string) {
  if (rest.length === 0) input[name] = text
  else if (rest[0] === '[]' && rest.length === 1) input[name] = [text]
  else if (rest[0] === '[]' && rest[1] === '[]') input[name] = [[text]]
  else if (rest[0] === '[]') setText(((input[name] ??= [{}]) as [Record<string, unknown>])[0], rest.slice(1), text)
  else setText((input[name] ??= {}) as Record<string, unknown>, rest, text)
}
