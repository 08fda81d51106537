/** The part of JSON Schema that the contract's document uses. */
export type Schema = {
  type?: string
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  default?: unknown
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  maxItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  oneOf?: Schema[]
  anyOf?: Schema[]
  allOf?: Schema[]
  $ref?: string
}

export type Field = { name: string; schema: Schema; isRequired: boolean }

/** Fields of an object, those of objects within as `contact.phone`, of lists as `items[].…`. */
export function fieldsOf(schema: Schema, prefix = ''): Field[] {
  const required = schema.required ?? []
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = `${prefix}${key}`
    const own = { name, schema: field, isRequired: required.includes(key) && !('default' in field) }
    if (field.properties) return [own, ...fieldsOf(field, `${name}.`)]
    if (field.items?.properties) return [own, ...fieldsOf(field.items, `${name}[].`)]
    return [own]
  })
}

/** The shapes of which one is meant, and the field that tells them apart. */
export function variantsOf(schema: Schema): { key: string; variants: { value: string; schema: Schema }[] } | undefined {
  const shapes = schema.oneOf ?? schema.anyOf
  if (!shapes || shapes.length < 2) return undefined
  const key = Object.entries(shapes[0]?.properties ?? {}).find(([, field]) => field.const !== undefined)?.[0]
  if (key === undefined) return undefined
  return {
    key,
    variants: shapes.map((shape) => ({ value: String(shape.properties?.[key]?.const), schema: shape })),
  }
}

/** Kind and limits in words: 「文字，1到300字」. */
export function describe(schema: Schema): string {
  if (schema.const !== undefined) return `固定为 ${JSON.stringify(schema.const)}`
  if (schema.enum) return schema.enum.map(String).join(' · ')
  if (schema.items)
    return `列表${schema.maxItems === undefined ? '' : `，最多 ${schema.maxItems} 项`}：${describe(schema.items)}`
  const shapes = schema.oneOf ?? schema.anyOf
  if (shapes) {
    const constants = shapes.map(({ const: value }) => value)
    return constants.includes(undefined) ? '见下面的几种' : constants.map(String).join(' · ')
  }
  return [KIND[schema.type ?? ''] ?? '任意', ...limitsOf(schema)].join('，')
}

const KIND: Record<string, string> = {
  string: '文字',
  integer: '整数',
  number: '数',
  boolean: '是或否',
  object: '对象',
}

/** Ids carry their prefix in the pattern; a time's pattern says no more than its format. */
function limitsOf({ type, minLength, maxLength, minimum, maximum, exclusiveMinimum, ...rest }: Schema): string[] {
  const { pattern, format, default: preset } = rest
  const limits: string[] = []
  if (format === 'date-time') limits.push('时刻，ISO 8601，UTC')
  else if (pattern) limits.push(/^\^([a-z]{3})_\[/.exec(pattern)?.[1]?.concat('_… 编号') ?? `格式 ${pattern}`)
  if (maxLength !== undefined) limits.push(minLength ? `${minLength}到${maxLength}字` : `最多${maxLength}字`)
  else if (minLength !== undefined) limits.push(`至少${minLength}字`)
  const least = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1)
  const isBounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
  const isCounted = type === 'integer' && least !== undefined && least > -Number.MAX_SAFE_INTEGER
  if (isCounted && isBounded) limits.push(`${least}到${maximum}`)
  else if (isCounted) limits.push(`不小于${least}`)
  if (preset !== undefined) limits.push(`不填是 ${JSON.stringify(preset)}`)
  return limits
}
