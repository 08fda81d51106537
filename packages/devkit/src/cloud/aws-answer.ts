import * as z from 'zod/mini'

/** One call as it came over the wire. */
export type AwsCall = {
  /** The function that signed it. */
  by: string
  operation: string
  input: unknown
}
/** Answers one service's operations; `note` tells which right the call takes. */
export type AwsAnswers = (call: AwsCall, note: (action: string, on: string) => void) => object

/** A refusal in the words of the AWS JSON protocol; `queryCode` is what SQS keeps for clients of its older protocol. */
export class AwsRefusal extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly queryCode?: string,
  ) {
    super(message)
  }
}

export const unknownOperation = (operation: string) =>
  new AwsRefusal('UnknownOperationException', `${operation} is not known here`)

/** The input as this double understands it: a field that it would ignore is refused instead. */
export function readCall<S extends z.ZodMiniType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new AwsRefusal('ValidationException', z.prettifyError(parsed.error))
}
