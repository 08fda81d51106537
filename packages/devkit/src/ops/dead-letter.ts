import * as z from 'zod/mini'

/** What Lambda's stream source leaves of a batch that it gave up: where it lay, not what it held. */
const DeadLetter = z.object({
  DDBStreamBatchInfo: z.object({
    approximateArrivalOfFirstRecord: z.iso.datetime(),
    approximateArrivalOfLastRecord: z.iso.datetime(),
    batchSize: z.int(),
  }),
})

export type Window = { from: string; to: string }

/** A line is written a moment before it arrives, a command may have begun some seconds earlier, and clocks differ. */
const BEFORE_MS = 10 * 60_000
const AFTER_MS = 60_000

/** The time in which a given-up batch was written, generously; nothing for a message of another kind. */
export function windowOf(body: string): (Window & { records: number }) | undefined {
  const { data } = DeadLetter.safeParse(parsed(body))
  if (!data) return undefined
  const {
    approximateArrivalOfFirstRecord: first,
    approximateArrivalOfLastRecord: last,
    batchSize,
  } = data.DDBStreamBatchInfo
  return {
    from: new Date(Date.parse(first) - BEFORE_MS).toISOString(),
    to: new Date(Date.parse(last) + AFTER_MS).toISOString(),
    records: batchSize,
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Windows that touch become one: fewer jobs, the same events. */
export function mergeWindows(windows: readonly Window[]): Window[] {
  const merged: Window[] = []
  for (const { from, to } of [...windows].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = to > last.to ? to : last.to
    else merged.push({ from, to })
  }
  return merged
}
