/** A property's value as a template holds it: JSON, with CloudFormation's functions in it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined }
export type Properties = { [key: string]: Json | undefined }

export type Resource = {
  Type: string
  Properties?: Properties
  DependsOn?: string | string[]
  DeletionPolicy?: string
  UpdateReplacePolicy?: string
}

export type Template = {
  Resources?: Record<string, Resource>
  Outputs?: Record<string, { Value: Json; Export?: { Name: Json } }>
  Parameters?: Record<string, { Type: string; Default?: Json }>
}

export type Stack = { name: string; template: Template }

/** One resource with the place where it stands. */
export type Placed = { stack: Stack; id: string; resource: Resource; properties: Properties }

/** Every resource of all stacks, of one type if that is named. */
export function resourcesOf(stacks: readonly Stack[], ...types: string[]): Placed[] {
  return stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources ?? {})
      .filter(([, { Type }]) => types.length === 0 || types.includes(Type))
      .map(([id, resource]) => ({ stack, id, resource, properties: resource.Properties ?? {} })),
  )
}

export const placeOf = ({ stack, id, resource }: Placed) => `${stack.name}/${id} (${resource.Type})`

export const isRecord = (value: Json | undefined): value is { [key: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text as it is, anything else as JSON. */
export const textOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '')

/** CloudFormation takes one statement, action or name for a list of one, almost everywhere. */
export const listOf = (value: Json | undefined): Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

/** The name of the function that stands in place of a value: `Ref`, `Fn::GetAtt` and so on. */
export function intrinsicOf(value: Json | undefined): string | undefined {
  if (!isRecord(value)) return undefined
  const [key, ...others] = Object.keys(value)
  return others.length === 0 && (key === 'Ref' || key?.startsWith('Fn::')) ? key : undefined
}

/** Every value inside a value, itself first, with its path: `Statement.0.Action`. */
export function* valuesIn(value: Json | undefined, path: string[] = []): Generator<{ path: string[]; value: Json }> {
  if (value === undefined) return
  yield { path, value }
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) yield* valuesIn(inner, [...path, key])
}
