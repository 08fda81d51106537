import type { Activity } from '../need'

/**
 * What the figures must be, counted by hand from all lines of history and without the product's code: a line for each
 * figure, as PRODUCT and the contract word it.
 */
export function oracle(lines: readonly Activity[], areaId: string, from: string, to: string) {
  const inArea = lines.filter(({ areaPath }) => areaPath.includes(areaId))
  const inPeriod = inArea.filter(({ at }) => {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(at))
    return from <= day && day <= to
  })
  const count = (is: (line: Activity) => boolean | undefined) => inPeriod.filter(is).length
  const sum = (of: (line: Activity) => number | undefined) =>
    inPeriod.reduce((total, line) => total + (of(line) ?? 0), 0)
  const closings = inPeriod.filter(({ action }) => action === 'confirm' || action === 'close')
  const graded = (grade: number | undefined) => closings.filter((line) => line.grade === grade).length
  const ended = (outcome: string) => closings.filter((line) => line.outcome === outcome).length
  const flows = {
    submitted: count(({ action }) => action === 'submit'),
    backfilled: count(({ action, isBackfilled }) => action === 'submit' && isBackfilled),
    accepted: count(({ isAccepting }) => isAccepting),
    declined: count(({ action }) => action === 'decline'),
    published: count(({ action }) => action === 'publish'),
    claimed: count(({ action }) => action === 'claim'),
    released: count(({ action }) => action === 'release'),
    fulfilled: count(({ action }) => action === 'fulfil'),
    reopened: count(({ action }) => action === 'reopen'),
    withdrawn: count(({ action }) => action === 'withdraw'),
    closed: closings.length,
    closed_resolved: ended('resolved'),
    closed_partly: ended('partly'),
    closed_explained: ended('explained'),
    closed_guided: ended('guided'),
    grade_5: graded(5),
    grade_4: graded(4),
    grade_3: graded(3),
    grade_2: graded(2),
    grade_1: graded(1),
    unrated: graded(undefined),
    participations: sum(({ servedCount }) => servedCount),
    beneficiaries: sum(({ beneficiaries }) => beneficiaries),
  }
  const last = new Map<string, Activity>()
  for (const line of lines) {
    const known = last.get(line.needId)
    if (!known || known.version < line.version) last.set(line.needId, line)
  }
  const now = (status: string) =>
    [...last.values()].filter(({ to: reached, areaPath }) => reached === status && areaPath.includes(areaId)).length
  const gauges = {
    submitted: now('submitted'),
    needs_info: now('needs_info'),
    open: now('open'),
    claimed: now('claimed'),
    fulfilled: now('fulfilled'),
    closed: now('closed'),
    declined: now('declined'),
    withdrawn: now('withdrawn'),
  }
  return { flows, gauges }
}
