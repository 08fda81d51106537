import lines from './log-lines.json'

/** CloudWatch counts so many bytes for each line besides its own. */
const OVERHEAD = 26

/**
 * Bytes of the lines that one call leaves, with their overhead. The lines are real ones: those of the functions as the
 * built bundles wrote them, the access log's in the format that the HTTP API is given, Lambda's as AWS shows them.
 */
export const logBytes = (of: keyof typeof lines): number =>
  lines[of].reduce((sum, line) => sum + Buffer.byteLength(line) + OVERHEAD, 0)
