import { DEV_ENDPOINTS } from './dev'
import type { Endpoint } from './endpoint'
import { ENDPOINTS } from './endpoints'
import { openApiDocument } from './openapi'

type Operation = {
  operationId: string
  parameters: { name: string; in: string; required: boolean; schema: Record<string, unknown> }[]
  requestBody?: {
    content: Record<
      string,
      { schema: { oneOf?: { properties: Record<string, unknown> }[]; properties?: Record<string, unknown> } }
    >
  }
  responses: Record<string, unknown>
}
const operations = Object.values(openApiDocument().paths).flatMap((path) => Object.values(path) as Operation[])
const operation = (name: string) => operations.find(({ operationId }) => operationId === name) as Operation

describe('the OpenAPI document', () => {
  it('describes every endpoint of the contract once', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(ENDPOINTS.map(({ name }) => name).sort())
  })

  it('puts path parameters into the path and nowhere else', () => {
    const { parameters, requestBody } = operation('actOnNeed')
    expect(parameters[0]).toMatchObject({ name: 'needId', in: 'path', required: true, schema: { type: 'string' } })
    const variants = requestBody?.content['application/json']?.schema.oneOf ?? []
    expect(variants).toHaveLength(16)
    for (const { properties } of variants) expect(Object.keys(properties)).not.toContain('needId')
    expect(variants.map(({ properties }) => properties['action'])).toContainEqual(
      expect.objectContaining({ const: 'claim' }),
    )
  })

  it('asks for no query field that has a default', () => {
    const required = operation('listNeeds')
      .parameters.filter((one) => one.required)
      .map(({ name }) => name)
    expect(required).toEqual(['list'])
  })

  it('offers the idempotency key on commands only, and lists each refusal under its status', () => {
    const withKey = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'Idempotency-Key'))
    const commands = ENDPOINTS.filter((endpoint: Endpoint) => endpoint.command).map(({ name }) => name)
    expect(withKey.map(({ operationId }) => operationId).sort()).toEqual(commands.sort())
    expect(commands).toContain('actOnNeed')
    expect(operation('actOnNeed').responses['409']).toMatchObject({
      description: expect.stringContaining('already_claimed'),
    })
  })

  it('names no dev door', () => {
    const paths = Object.keys(openApiDocument().paths)
    for (const { path } of DEV_ENDPOINTS) expect(paths).not.toContain(path)
  })
})
