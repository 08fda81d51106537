/** `at function (file:line:column)` lines only: a stack begins with the message. */
export const framesOf = ({ stack = '' }: Error) =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())

/** What a log may say of an error: name, code and frames, never the message, which may hold an item (decision 17). */
export function failureOf(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code } = error as { code?: unknown }
  return { error: error.name, ...(typeof code === 'string' && { code }), frames: framesOf(error) }
}
