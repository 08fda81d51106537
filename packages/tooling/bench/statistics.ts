/** The value that a share of all does not exceed (nearest rank); 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return rounded(sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0)
}

/** The middle value; between the two middle ones of an even number. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? 0
  return rounded((low + (sorted[Math.floor(middle)] ?? low)) / 2)
}

/** Three digits after the point: no clock here knows more. */
export const rounded = (value: number) => Math.round(value * 1_000) / 1_000
