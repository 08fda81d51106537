import { type ErrorCode, type FieldError } from '@microwish/contract'

/** What a refusal may carry besides its code: fields to mend, words found. */
export type RefusalFacts = { errors?: FieldError[]; words?: string[] }

/** A refusal the caller can act on. Anything else that is thrown is a bug and becomes `internal`. */
export class DomainError extends Error {
  override name = 'DomainError'
  /** @param detail plain Chinese: what happened and what to do; never anybody's words or data. */
  constructor(
    readonly code: ErrorCode,
    detail: string,
    readonly facts: RefusalFacts = {},
    options?: ErrorOptions,
  ) {
    super(detail, options)
  }
}

/** What must be mended, each at its field; the first says it above the form. */
export const invalidInput = (...errors: FieldError[]) =>
  new DomainError('invalid_input', errors[0]?.message ?? '有几处要改一改', { errors })

export const invalidField = (path: string, message: string) => invalidInput({ path, message })
