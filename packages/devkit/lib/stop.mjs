/** A reason to end that is told as its sentence alone, without a stack. */
export class Stop extends Error {
  isPlain = true
}
