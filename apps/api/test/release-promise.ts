/** A JSON schema as `z.toJSONSchema` writes it, as far as answers use it. */
export type AnswerSchema = {
  type?: string
  properties?: Record<string, AnswerSchema>
  required?: string[]
  items?: AnswerSchema
  enum?: unknown[]
  const?: unknown
  anyOf?: AnswerSchema[]
  oneOf?: AnswerSchema[]
  $ref?: string
  $defs?: Record<string, AnswerSchema>
}

/** Where an answer no longer holds what the recorded one held: a field that is gone, or is of another type. */
export function broken(recorded: unknown, today: unknown, at = '$'): string[] {
  if (kindOf(recorded) !== kindOf(today)) return [`${at} was ${kindOf(recorded)} and is ${kindOf(today)}`]
  if (Array.isArray(recorded)) {
    const now = today as unknown[]
    if (now.length < recorded.length) return [`${at} had ${recorded.length} entries and has ${now.length}`]
    return recorded.flatMap((each, index) => broken(each, now[index], `${at}[${index}]`))
  }
  if (recorded === null || typeof recorded !== 'object') return []
  const now = today as Record<string, unknown>
  return Object.entries(recorded).flatMap(([name, value]) => broken(value, now[name], `${at}.${name}`))
}

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`)

/** What the typed client takes whatever it is: an unknown status or action becomes `unknown`, or is not drawn. */
const TOLERATED: Record<string, string> = { status: 'a string', action: 'a string', actions: 'an array' }

/**
 * Why a client of the release that has this schema could not read an answer; fields that it does not know are dropped, as
 * its client does.
 */
export function unreadable(schema: AnswerSchema, value: unknown, root = schema, at = '$'): string[] {
  if (schema.$ref !== undefined) {
    const named = root.$defs?.[schema.$ref.replace('#/$defs/', '')]
    return named ? unreadable(named, value, root, at) : [`${at}: no schema ${schema.$ref}`]
  }
  const options = schema.anyOf ?? schema.oneOf
  if (options) {
    const tries = options.map((option) => unreadable(option, value, root, at))
    return tries.sort((a, b) => a.length - b.length)[0] ?? []
  }
  if (schema.const !== undefined) return schema.const === value ? [] : [`${at} is not ${JSON.stringify(schema.const)}`]
  if (schema.enum) return schema.enum.includes(value) ? [] : [`${at} is ${JSON.stringify(value)}, which is not known`]
  switch (schema.type) {
    case 'object':
      return unreadableObject(schema, value, root, at)
    case 'array':
      if (!Array.isArray(value)) return [`${at} is ${kindOf(value)}`]
      return value.flatMap((each, index) => unreadable(schema.items ?? {}, each, root, `${at}[${index}]`))
    case 'integer':
      return Number.isInteger(value) ? [] : [`${at} is no whole number`]
    case undefined:
      return []
    default:
      return kindOf(value) === `a ${schema.type}` ? [] : [`${at} is ${kindOf(value)}`]
  }
}

function unreadableObject(schema: AnswerSchema, value: unknown, root: AnswerSchema, at: string): string[] {
  if (kindOf(value) !== 'a object') return [`${at} is ${kindOf(value)}`]
  const fields = value as Record<string, unknown>
  const missing = (schema.required ?? []).filter((name) => !(name in fields)).map((name) => `${at}.${name} is missing`)
  const read = Object.entries(schema.properties ?? {})
    .filter(([name]) => name in fields)
    .flatMap(([name, inner]) =>
      TOLERATED[name] === kindOf(fields[name]) ? [] : unreadable(inner, fields[name], root, `${at}.${name}`),
    )
  return [...missing, ...read]
}
