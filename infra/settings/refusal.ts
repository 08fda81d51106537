/** A reason to stop synthesis that is told as its sentences alone, without a stack. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly isPlain = true
}
