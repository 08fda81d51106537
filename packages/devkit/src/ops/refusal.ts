/** A reason not to do what was asked: one or two sentences that say what to do instead. Shown without a stack. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly isPlain = true
}
