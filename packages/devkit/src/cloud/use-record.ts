/** One right that a function made use of, as a policy would name it: `dynamodb:Query` on `needs/index/byCommunity`. */
export type Use = { action: string; on: string }
/** By function. */
export type Uses = Record<string, Use[]>

/** Which function did what to what, and how often. */
export function createUseRecord() {
  const counts = new Map<string, { by: string; use: Use; times: number }>()
  const sorted = () => [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
  return {
    note(by: string, action: string, on: string) {
      const key = `${by} ${action} ${on}`
      const entry = counts.get(key) ?? { by, use: { action, on }, times: 0 }
      counts.set(key, { ...entry, times: entry.times + 1 })
    },
    /** Each use once, sorted by function, action and thing. */
    uses(): Uses {
      const uses: Uses = {}
      for (const { by, use } of sorted()) (uses[by] ??= []).push(use)
      return uses
    },
    counts: () => sorted().map(({ by, use, times }) => ({ by, ...use, times })),
    reset: () => counts.clear(),
  }
}
export type UseRecord = ReturnType<typeof createUseRecord>

/** What one side has and the other has not, a line each; empty when they are the same. */
export function differenceOf(recorded: Uses, written: Uses): string[] {
  const lines = (uses: Uses) =>
    Object.entries(uses).flatMap(([by, list]) => list.map(({ action, on }) => `${by} ${action} on ${on}`))
  const [now, before] = [new Set(lines(recorded)), new Set(lines(written))]
  return [
    ...[...now].filter((line) => !before.has(line)).map((line) => `was done, is not written: ${line}`),
    ...[...before].filter((line) => !now.has(line)).map((line) => `is written, was not done: ${line}`),
  ]
}
