import type { Property, PropertyType, Resource as ResourceSpec, SpecDatabase } from '@aws-cdk/service-spec-types'
import {
  intrinsicOf,
  isRecord,
  type Json,
  listOf,
  placeOf,
  type Placed,
  resourcesOf,
  type Stack,
  textOf,
  valuesIn,
} from './template'

/** Resources that carry what the template's author likes: their schema is their handler's. */
const CUSTOM = /^(Custom::|AWS::CloudFormation::CustomResource$)/
const PSEUDO = /^AWS::(AccountId|NoValue|NotificationARNs|Partition|Region|StackId|StackName|URLSuffix)$/

/** What a template says that AWS's own description of its resources does not know, one sentence each. */
export function disagreements(stack: Stack, spec: SpecDatabase): string[] {
  return [
    ...resourcesOf([stack]).flatMap((placed) => wrongResource(placed, spec)),
    ...wrongReferences(stack, spec),
    ...resourcesOf([stack]).flatMap((placed) =>
      listOf(placed.resource.DependsOn)
        .map(textOf)
        .filter((id) => !(id in (stack.template.Resources ?? {})))
        .map((id) => `${placeOf(placed)} depends on ${id}, which is not there`),
    ),
  ]
}

const specOf = (type: string, spec: SpecDatabase): ResourceSpec | undefined =>
  spec.lookup('resource', 'cloudFormationType', 'equals', type)[0]

function wrongResource(placed: Placed, spec: SpecDatabase): string[] {
  const { resource, properties } = placed
  if (CUSTOM.test(resource.Type))
    return 'ServiceToken' in properties ? [] : [`${placeOf(placed)} is served by nobody: it has no ServiceToken`]
  const known = specOf(resource.Type, spec)
  if (!known) return [`${placeOf(placed)} is of a type that AWS does not have`]
  return wrongProperties(properties, known.properties, spec).map((wrong) => `${placeOf(placed)}: ${wrong}`)
}

type Known = Record<string, Property>

function wrongProperties(given: { [key: string]: Json | undefined }, known: Known, spec: SpecDatabase): string[] {
  const present = Object.entries(given).filter(([, value]) => value !== undefined && !isNoValue(value))
  const names = new Set(present.map(([name]) => name))
  return [
    ...Object.entries(known)
      .filter(([name, { required }]) => required && !names.has(name))
      .map(([name]) => `${name} is required and missing`),
    ...present.flatMap(([name, value]) => {
      const property = known[name]
      if (!property) return [`${name} is not a property`]
      return wrongValue(value ?? null, [property.type, ...(property.previousTypes ?? [])], spec).map((wrong) =>
        wrong.startsWith('.') || wrong.startsWith('[') ? `${name}${wrong}` : `${name} ${wrong}`,
      )
    }),
  ]
}

const isNoValue = (value: Json) => isRecord(value) && value['Ref'] === 'AWS::NoValue'

/** Nothing, if one of the types takes the value; otherwise the complaints of the type that comes nearest. */
function wrongValue(value: Json, types: readonly PropertyType[], spec: SpecDatabase): string[] {
  if (intrinsicOf(value)) return []
  const complaints = types.map((type) => wrongFor(value, type, spec))
  return complaints.reduce((best, next) => (next.length < best.length ? next : best))
}

function wrongFor(value: Json, type: PropertyType, spec: SpecDatabase): string[] {
  switch (type.type) {
    case 'union':
      return wrongValue(value, type.types, spec)
    case 'array':
      if (!Array.isArray(value)) return [`is ${kindOf(value)}, not a list`]
      return value.flatMap((item, index) => within(`[${index}]`, wrongValue(item, [type.element], spec)))
    case 'map':
      if (!isRecord(value)) return [`is ${kindOf(value)}, not an object`]
      return Object.entries(value).flatMap(([key, item]) =>
        within(`.${key}`, wrongValue(item ?? null, [type.element], spec)),
      )
    case 'ref':
      if (!isRecord(value)) return [`is ${kindOf(value)}, not an object`]
      return within('.', wrongProperties(value, spec.get('typeDefinition', type.reference.$ref).properties, spec))
    case 'tag':
      return isRecord(value) && Object.keys(value).sort().join() === 'Key,Value' ? [] : ['is not a tag']
    default:
      return wrongPrimitive(value, type)
  }
}

const within = (path: string, wrongs: string[]) =>
  wrongs.map((wrong) => (/^[.[]/.test(wrong) || path === '.' ? `${path}${wrong}` : `${path} ${wrong}`))

function wrongPrimitive(value: Json, type: PropertyType): string[] {
  if (type.type === 'json') return typeof value === 'object' || typeof value === 'string' ? [] : ['is not JSON']
  const wanted = type.type === 'date-time' ? 'string' : type.type === 'integer' ? 'number' : type.type
  if (typeof value !== wanted) return [`is ${kindOf(value)}, not a ${type.type}`]
  if (type.type === 'integer' && !Number.isInteger(value)) return [`is ${textOf(value)}, not an integer`]
  const allowed = type.type === 'string' || type.type === 'integer' ? type.allowedValues : undefined
  return !allowed || (allowed as Json[]).includes(value)
    ? []
    : [`is ${textOf(value)}, not one of ${allowed.join(', ')}`]
}

const kindOf = (value: Json) => (Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`)

/** `Ref` and `Fn::GetAtt` to what is not there, or to an attribute that the type does not give. */
function wrongReferences(stack: Stack, spec: SpecDatabase): string[] {
  const { Resources = {}, Outputs = {}, Parameters = {} } = stack.template
  return [...referencesIn({ ...Resources, ...Outputs } as Json)].flatMap(({ id, attribute }) => {
    if (attribute === undefined)
      return id in Resources || id in Parameters || PSEUDO.test(id)
        ? []
        : [`${stack.name} refers to ${id}, which is not there`]
    const resource = Resources[id]
    if (!resource) return [`${stack.name} asks ${id} for ${attribute}, and ${id} is not there`]
    const isGiven = CUSTOM.test(resource.Type) || attribute in (specOf(resource.Type, spec)?.attributes ?? {})
    return isGiven ? [] : [`${stack.name} asks ${id} (${resource.Type}) for ${attribute}, which it does not give`]
  })
}

type Reference = { id: string; attribute?: string }

function* referencesIn(value: Json): Generator<Reference> {
  for (const { value: found } of valuesIn(value)) {
    if (!isRecord(found)) continue
    if (typeof found['Ref'] === 'string') yield { id: found['Ref'] }
    const asked = found['Fn::GetAtt']
    if (asked !== undefined) yield split(Array.isArray(asked) ? asked.map(textOf).join('.') : textOf(asked))
    const text = found['Fn::Sub']
    if (text !== undefined) yield* referencesInText(text)
  }
}

function* referencesInText(argument: Json): Generator<Reference> {
  const [text, given] = Array.isArray(argument) ? argument : [argument, {}]
  for (const [, name = ''] of textOf(text).matchAll(/\$\{([^!}]+)\}/g))
    if (!isRecord(given) || !(name in given)) yield split(name)
}

function split(name: string): Reference {
  const dot = name.indexOf('.')
  return dot < 0 ? { id: name } : { id: name.slice(0, dot), attribute: name.slice(dot + 1) }
}
