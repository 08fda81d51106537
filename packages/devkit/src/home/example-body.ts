import type { Schema } from './json-schema'

/** Values that a reader recognises, by the field's name; what is absent here is made from the schema. */
const BY_NAME: Record<string, unknown> = {
  text: '厨房灯管坏了，我不敢爬高，想请人帮忙换一下。',
  publicSummary: '更换厨房灯管一根，灯管自备',
  question: '周几方便上门？',
  answer: '周六下午。',
  reason: '临时出差，怕耽误。',
  turnTo: '社区食堂有长者餐，可以送到家',
  note: '电话里约好了时间。',
  result: '灯管换好了。',
  callNote: '电话回访，老人说办好了。',
  phone: '16000000001',
  phoneMasked: '160****0001',
  address: '6栋1单元502',
  name: '罗阿姨',
  surname: '舒',
  code: '0a3ZkR1w3',
  category: 'repair',
  version: 3,
  keep: [],
  statusText: '正在找热心人',
  areaName: '梨花井社区',
  communityName: '梨花井社区',
  gridName: '锦棠花园',
  effortMinutes: 30,
  doorCode: '4729',
  digits: '47',
  ticket: 'q3Jx0b7cV1mZ8tYw2LkPnA.9f…',
  period: '2026-11',
  accessToken: 'eyJhbGciOiJIUzI1NiIs…',
  refreshToken: 'ses_01JD…',
}
const ID = '01JD3W7Z5V0000000000000001'

const TYPES: Record<string, string> = { string: 'string', number: 'integer', object: 'array' }
/** The same name may stand for something else: a need's version is a number, a consent's is a text. */
const fits = (value: unknown, { type }: Schema) => TYPES[typeof value] === type

/** A body that the schema would take, its optional fields included where they are plain. */
export function exampleOf(schema: Schema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (name in BY_NAME && fits(BY_NAME[name], schema)) return BY_NAME[name]
  if (schema.default !== undefined) return schema.default
  if (schema.enum) return schema.enum[0]
  const [shape] = schema.oneOf ?? schema.anyOf ?? []
  if (shape) return exampleOf(shape, name)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, field]) => [key, exampleOf(field, key)]),
      )
    case 'array':
      return schema.items ? [exampleOf(schema.items)] : []
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1)
    case 'boolean':
      return true
    default:
      return exampleText(schema)
  }
}

/** A consent text goes by its month. */
const MONTH = '^\\d{4}-\\d{2}$'

function exampleText({ format, pattern }: Schema): string {
  if (format === 'date-time') return '2026-11-28T02:00:00.000Z'
  if (pattern === MONTH) return '2026-11'
  const prefix = /^\^([a-z]{3})_\[/.exec(pattern ?? '')?.[1]
  return prefix === undefined ? '…' : `${prefix}_${ID}`
}
