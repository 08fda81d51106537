import type { NeedAction, NeedStatus } from '@microwish/contract'
import fc from 'fast-check'
import { needIdOf, people, places } from '../factory'
import type { Activity } from '../need'

/** Every step that a wish can take, written out: from, action, to. */
const STEPS: readonly (readonly [NeedStatus, NeedAction, NeedStatus])[] = [
  ['submitted', 'accept', 'submitted'],
  ['submitted', 'ask', 'needs_info'],
  ['needs_info', 'supply', 'submitted'],
  ['submitted', 'decline', 'declined'],
  ['declined', 'resubmit', 'submitted'],
  ['submitted', 'publish', 'open'],
  ['submitted', 'publish', 'open'],
  ['open', 'unpublish', 'submitted'],
  ['open', 'claim', 'claimed'],
  ['open', 'claim', 'claimed'],
  ['claimed', 'release', 'open'],
  ['claimed', 'progress', 'claimed'],
  ['claimed', 'hand_over', 'claimed'],
  ['claimed', 'fulfil', 'fulfilled'],
  ['claimed', 'fulfil', 'fulfilled'],
  ['fulfilled', 'confirm', 'closed'],
  ['fulfilled', 'confirm', 'closed'],
  ['fulfilled', 'reopen', 'claimed'],
  ['closed', 'reopen', 'claimed'],
  ['submitted', 'close', 'closed'],
  ['claimed', 'close', 'closed'],
  ['open', 'withdraw', 'withdrawn'],
]
const ACCEPTING: readonly NeedAction[] = ['accept', 'publish', 'decline', 'close']
const { grid, otherGrid, community, sibling, siblingGrid, far } = places

/** A merge of areas takes along what is open. */
const OPEN: readonly NeedStatus[] = ['submitted', 'needs_info', 'open', 'claimed', 'fulfilled']
const anyPlace = fc.constantFrom(grid, otherGrid, community, sibling, siblingGrid, far)

/** What is random about one need: where, when, and which of the possible steps it takes each time. */
const life = fc.record({
  place: anyPlace,
  /** Minutes after 2026-10-30 12:00 UTC: days and months of Shanghai end at 16:00 UTC. */
  begins: fc.integer({ min: 0, max: 5 * 1440 }),
  isBackfilled: fc.boolean(),
  steps: fc.array(
    fc.record({
      choice: fc.nat(),
      /** Before the step, where it is relocated. */
      goesTo: fc.option(anyPlace, { nil: undefined, freq: 3 }),
      minutes: fc.integer({ min: 0, max: 700 }),
      grade: fc.option(fc.constantFrom(1, 2, 3, 4, 5), { nil: undefined }),
      outcome: fc.constantFrom('resolved', 'partly', 'explained', 'guided'),
      served: fc.integer({ min: 1, max: 9 }),
      helped: fc.integer({ min: 1, max: 40 }),
    }),
    { maxLength: 9 },
  ),
})
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

const START = Date.parse('2026-10-30T12:00:00.000Z')
const instant = (minutes: number) => new Date(START + minutes * 60_000).toISOString()

/** The history lines of one life. */
function historyOf({ place, begins, isBackfilled, steps }: Life, index: number): Activity[] {
  const { personId, name, surname } = people.resident
  const at = ({ path, level, parentId, areaId }: typeof place) => ({
    areaPath: path,
    communityId: level === 'grid' ? (parentId as typeof areaId) : areaId,
  })
  const common = {
    needId: needIdOf(index + 1),
    kind: 'wish',
    category: 'repair',
    submitterId: personId,
    actor: { personId, name, surname, role: 'resident' },
    words: [],
  } as const
  const lines: Activity[] = [
    {
      ...common,
      ...at(place),
      words: [],
      version: 1,
      at: instant(begins),
      action: 'submit',
      to: 'submitted',
      ...(isBackfilled && { isBackfilled }),
    },
  ]
  let minutes = begins
  let lies = place
  for (const step of steps) {
    const { to: from } = lines.at(-1) as Activity
    if (step.goesTo && step.goesTo !== lies && OPEN.includes(from)) {
      const facts = { ...at(step.goesTo), formerPath: lies.path, from, to: from, action: 'relocate' } as const
      lines.push({ ...common, ...facts, words: [], version: lines.length + 1, at: instant(minutes) })
      lies = step.goesTo
    }
    const possible = STEPS.filter(([start]) => start === from)
    const [, action, to] = possible[step.choice % Math.max(1, possible.length)] ?? []
    if (!action || !to) break
    minutes += step.minutes
    const isFirst = ACCEPTING.includes(action) && !lines.some((line) => ACCEPTING.includes(line.action))
    lines.push({
      ...common,
      ...at(lies),
      words: [],
      version: lines.length + 1,
      at: instant(minutes),
      action,
      from,
      to,
      ...(isFirst && { isAccepting: true }),
      ...(action === 'fulfil' && { servedCount: step.served, beneficiaries: step.helped }),
      ...(to === 'closed' && { outcome: step.outcome }),
      ...(action === 'confirm' && step.grade && { grade: step.grade }),
    })
  }
  return lines
}

/** The histories of up to `max` wishes all over the county, each line before the next of its need. */
export const histories = (max: number) =>
  fc.array(life, { minLength: 1, maxLength: max }).map((lives) => lives.map(historyOf))
