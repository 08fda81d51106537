import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Platform } from '@microwish/core'
import { demoAreas, demoPersonas } from './cast'
import { DIRECTORY_ACTS, playDirectory } from './directory'
import { type Beat, beatsOf } from './play-wish'
import { QIHE_WISHES } from './wishes-qihe'
import { YINGTANG_WISHES } from './wishes-yingtang'

export const DEMO_WISHES = [...QIHE_WISHES, ...YINGTANG_WISHES]

export type DemoOptions = {
  platform: Platform
  /** Keeps `demo.json`: when the demo was begun, and whether it was played to its end. */
  dataDir: string
  /** Milliseconds, real: the end of the played time. */
  now: number
  onProgress?: (played: number, total: number) => void
}

const DIRECTORY_LOG = 'demo-directory.jsonl'
/** `hasDirectory`: absent on a folder of the release before, whose wishes stand alone. */
type Marker = { base: number; isDone: boolean; hasDirectory?: true }

/**
 * Plays the demo's directory and wishes through the use cases, with a clock of its own (decision 20), so that nothing in
 * the demo could not have happened. Once: a second call does nothing, and a call after a cut goes on where the first
 * stood. The county's people must be there.
 */
export async function playDemo({ platform, dataDir, now, onProgress }: DemoOptions): Promise<void> {
  const file = join(dataDir, 'demo.json')
  const marker = readMarker(file) ?? { base: now, isDone: false }
  if (marker.isDone && marker.hasDirectory) return
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, JSON.stringify(marker))
  const areas = demoAreas()
  // Four weeks are played in seconds of real time, which is what the daily quota goes by.
  const settings = { ...platform.settings, submissionsPerDay: { citizen: 1_000, staff: 1_000 }, claimsPerDay: 1_000 }
  const stage = { platform: { ...platform, settings }, areas, cast: demoPersonas(areas), base: marker.base }
  const wishesLeft = marker.isDone ? [] : DEMO_WISHES
  const lanes = lanesOf(wishesLeft.map((wish) => ({ wish, community: communityOf(areas, wish.place) })))
  const beats = lanes.map((wishes) => wishes.flatMap((wish) => beatsOf(wish, stage)).sort(byTime))
  const total = DIRECTORY_ACTS.length + beats.flat().length
  let played = 0
  const onPlayed = () => onProgress?.(++played, total)
  const directory = playDirectory({ ...stage, logFile: join(dataDir, DIRECTORY_LOG) }, DIRECTORY_ACTS, onPlayed)
  const wishes = beats.map(async (lane) => {
    for (const beat of lane) {
      await beat.play()
      onPlayed()
    }
  })
  // All of them come to their end, also when one fails: the next call must not meet a lane that still plays.
  const failed = (await Promise.allSettled([directory, ...wishes])).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  writeFileSync(file, JSON.stringify({ ...marker, isDone: true, hasDirectory: true } satisfies Marker))
}

/** Stable, so that the beats of one wish that fall together keep their order. */
const byTime = (a: Beat, b: Beat) => a.at.localeCompare(b.at)

function communityOf(areas: ReturnType<typeof demoAreas>, place: string) {
  return areas.find(({ name }) => name === place)?.names[2] ?? place
}

/** One lane a community: lanes run at the same time, beats of one lane one after the other. */
function lanesOf<W>(placed: { wish: W; community: string }[]): W[][] {
  const lanes = new Map<string, W[]>()
  for (const { wish, community } of placed) lanes.set(community, [...(lanes.get(community) ?? []), wish])
  return [...lanes.values()]
}

function readMarker(file: string): Marker | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Marker) : undefined
}
