import { jobContext } from '@microwish/api'
import { type Area, type Context, type JobQueue, type Platform, runJob } from '@microwish/core'
import type { Persona } from '../cast'
import { demoCalendar } from '../demo-clock'
import type { Act, Answer, Script } from './act'
import { actLog } from './act-log'
import { COMMANDS } from './commands'

export type DirectoryStage = {
  platform: Platform
  areas: readonly Area[]
  cast: readonly Persona[]
  /** Milliseconds; the demo's day. The same at every resumption. */
  base: number
  /** Keeps what has been sent and answered. */
  logFile: string
}

/** Plays commands one after the other, each at its moment; those that were answered before a cut are not sent again. */
export async function playDirectory(stage: DirectoryStage, acts: readonly Act[], onPlayed: () => void): Promise<void> {
  const log = actLog(stage.logFile)
  const script = scriptOf(stage, log.answers)
  for (const act of acts) {
    if (!log.answers.has(act.name)) {
      const input = log.inputs.get(act.name) ?? COMMANDS[act.command].parse(await act.input(script))
      log.append({ act: act.name, input })
      const answer = await COMMANDS[act.command].run(contextOf(stage, act), input)
      log.append({ act: act.name, answer })
    }
    onPlayed()
  }
}

function scriptOf({ platform, areas, cast, base }: DirectoryStage, answers: ReadonlyMap<string, object>): Script {
  const { at } = demoCalendar(base, 0)
  return {
    platform,
    answerTo: (act) => found(answers.get(act), act) as Answer,
    areaOf: (name) =>
      found(
        areas.find((area) => area.name === name),
        name,
      ).areaId,
    personOf: (name) => find(cast, name).person.personId,
    // Noon belongs to the same day everywhere in China.
    day: (offset) => at(offset, 12).slice(0, 10),
    instant: at,
  }
}

function found<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new Error(`the demo knows no ${name}`)
  return thing
}
const find = (cast: readonly Persona[], name: string) =>
  found(
    cast.find(({ person }) => person.name === name),
    name,
  )

function contextOf({ platform, cast, base }: DirectoryStage, act: Act): Context {
  const persona = find(cast, act.by)
  const moment = demoCalendar(base, act.day).played(0, act.hour)
  const at = { ...platform, now: () => moment }
  return {
    ...at,
    queue: queueAt(at),
    caller: { personId: persona.person.personId, audience: act.audience ?? persona.audience, sessionId: 'demo' },
    idempotencyKey: `demo-${act.name}`,
  }
}

/** A job of the played time is done before the act is over. */
function queueAt(platform: Platform): JobQueue {
  const log = ({ event }: { event: string }) => {
    if (event === 'job_failed') throw new Error('a job of the demo failed')
  }
  const ctx = jobContext({ ...platform, send: () => Promise.resolve(), settleMs: 0, log })
  return { send: async (jobId) => void (await runJob(ctx, jobId, { deadline: () => Infinity })) }
}
