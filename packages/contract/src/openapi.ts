import { toJSONSchema } from 'zod/v4/core'
import type { Endpoint } from './endpoint'
import { ENDPOINTS } from './endpoints'
import { ERROR_STATUS, type ErrorCode, Problem } from './error'

type Schema = {
  [name: string]: unknown
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
}
export type OpenApiDocument = {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, unknown>>
  components: Record<string, unknown>
}

/** The API's description (OpenAPI 3.1), written from the contract. Not imported by any bundle: it is made at build time. */
export function openApiDocument(endpoints: readonly Endpoint[] = ENDPOINTS): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    ;(paths[path] ??= {})[endpoint.method.toLowerCase()] = operationOf(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '微心愿 API',
      version: '0.2.0',
      description:
        'Commands carry Idempotency-Key and the version that their author saw. A thing that the caller may not see answers 404. ' +
        'Refusals are problem details (RFC 9457) with a `code`.',
    },
    servers: [{ url: '/api' }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  }
}

function operationOf(endpoint: Endpoint) {
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
  const isQuery = endpoint.method === 'GET'
  const input = schemaOf(endpoint.input, isQuery ? 'output' : 'input')
  const body = withoutFields(input, inPath)
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    'x-audience': endpoint.audience,
    tags: [endpoint.path.split('/')[1]],
    security: endpoint.audience === 'public' ? [] : [{ bearer: [] }],
    parameters: [
      ...inPath.map((name) => ({ name, in: 'path', required: true, schema: fieldOf(input, name) })),
      ...(isQuery ? queryOf(body) : []),
      ...(endpoint.command ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(isQuery ? {} : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [endpoint.status]: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
      },
      ...refusalsOf(endpoint.errors),
    },
  }
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Chosen by the client, kept through every retry of the same intent; remembered for 14 days.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$' },
}

/** A query's defaults are the server's business: a field that has one need not be given. */
const queryOf = ({ properties = {}, required = [] }: Schema) =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name) && !('default' in schema),
    schema,
  }))

function refusalsOf(codes: readonly ErrorCode[]) {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of [...codes, 'internal' as const, 'busy' as const]) {
    const status = ERROR_STATUS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    [...byStatus].map(([status, found]) => [status, { description: [...new Set(found)].join(', '), content }]),
  )
}

function schemaOf(schema: Endpoint['input'], io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema
  return rest
}

const fieldOf = (schema: Schema, name: string): Schema =>
  schema.properties?.[name] ??
  variantsOf(schema)
    .map((variant) => fieldOf(variant, name))
    .find((field) => Object.keys(field).length > 0) ??
  {}

const variantsOf = ({ anyOf = [], oneOf = [] }: Schema) => [...anyOf, ...oneOf]

function withoutFields(schema: Schema, names: readonly string[]): Schema {
  const { properties, required, anyOf, oneOf } = schema
  const isKept = (name: string) => !names.includes(name)
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).filter(([name]) => isKept(name))) }),
    ...(required && { required: required.filter(isKept) }),
    ...(anyOf && { anyOf: anyOf.map((variant) => withoutFields(variant, names)) }),
    ...(oneOf && { oneOf: oneOf.map((variant) => withoutFields(variant, names)) }),
  }
}
