/** What the officer sees of a polled list: rows keep their places until the officer asks for the new order. */
export type Queue<Row> = {
  rows: readonly (Row & { isGone?: boolean })[]
  /** Ids that came since the officer last looked, in the server's order. */
  freshIds: readonly string[]
}

type Identified = { needId: string }

export const startQueue = <Row extends Identified>(rows: readonly Row[]): Queue<Row> => ({ rows, freshIds: [] })

/**
 * Takes an answer of the poll without moving anything above what is being read: known rows are renewed in place, rows
 * that left are marked, new rows that belong after the last are added there, and new rows that belong above wait in
 * `freshIds` until `adopt`.
 */
export function mergeQueue<Row extends Identified>(queue: Queue<Row>, answer: readonly Row[]): Queue<Row> {
  if (queue.rows.length === 0) return { rows: answer, freshIds: answer.map((row) => row.needId) }
  const answered = new Map(answer.map((row) => [row.needId, row]))
  const shown = new Set(queue.rows.map((row) => row.needId))
  const lastKnown = answer.reduce((last, row, at) => (shown.has(row.needId) ? at : last), -1)
  const below = answer.slice(lastKnown + 1).filter((row) => !shown.has(row.needId))
  const fresh = answer.filter((row) => !shown.has(row.needId) || queue.freshIds.includes(row.needId))
  return {
    rows: [
      ...queue.rows.map((row) => answered.get(row.needId) ?? { ...row, isGone: true }),
      ...(lastKnown >= 0 ? below : []),
    ],
    freshIds: fresh.map((row) => row.needId),
  }
}

/** How many new cases wait to be put among the others. */
export const countWaiting = <Row extends Identified>({ rows, freshIds }: Queue<Row>) =>
  freshIds.filter((id) => !rows.some((row) => row.needId === id)).length

/** Leaves out rows of an answer that is older than what this officer has just done to them. */
export const withoutSettled = <Row extends Identified & { version: number }>(
  answer: readonly Row[],
  settled: ReadonlyMap<string, number>,
) => answer.filter((row) => row.version >= (settled.get(row.needId) ?? 0))

/** Takes out a case that this officer has just dealt with. */
export const dropRow = <Row extends Identified>(queue: Queue<Row>, needId: string): Queue<Row> => ({
  rows: queue.rows.filter((row) => row.needId !== needId),
  freshIds: queue.freshIds.filter((id) => id !== needId),
})

/** The case to open after `needId`: the next one still waiting, else the one before. */
export function neighbourOf<Row extends Identified>(queue: Queue<Row>, needId: string, step: 1 | -1) {
  const at = queue.rows.findIndex((row) => row.needId === needId)
  for (let next = at + step; next >= 0 && next < queue.rows.length; next += step)
    if (!queue.rows[next]?.isGone) return queue.rows[next]
  return undefined
}
