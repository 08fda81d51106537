import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { NeedId } from '@microwish/contract'
import type { Activity, Platform } from '@microwish/core'
import { countByHand, countNotices, listNeeds, partOf, readFigures } from './county-reading'
import { postDeadLetters } from './local-cloud'
import { contextOf, livesOf, sayWish } from './play-lives'
import type { Rehearsal } from './rehearsal'
import { must, mustEqual } from './steps'

const EVERYBODY = ['罗桂香', '温小满', '方静怡', '舒明远', '邵小雨']

/** A line of history that the stream cannot follow becomes a dead letter; mended, it is followed after all, once. */
export async function replayDrill(rehearsal: Rehearsal): Promise<void> {
  const { step, pump, ops, runJobs, cloud, dataDir } = rehearsal
  const { streamDead } = cloud.names
  let broken: NeedId | undefined
  let notices = 0
  await step('lives are played', async () => `${await livesOf(rehearsal).playTo(1)} things happened`)
  await step('a bug writes a line that nobody can follow, and people go on', async () => {
    broken = await sayWish(contextOf(rehearsal, '罗桂香', withBug(rehearsal)), '锦棠花园', '想请人帮忙装一盏小夜灯。')
    await sayWish(contextOf(rehearsal, '温小满'), '榆钱里', '想请人帮忙把旧书搬到楼下。')
    await pump.settled()
  })
  await step('it is a dead letter, and the rest was followed', async () => {
    must((await postDeadLetters(cloud, dataDir)) === 1, 'there is not one dead letter')
    const [county] = await readFigures(rehearsal)
    const missing = (await listNeeds(rehearsal)).length - (county?.flows.submitted ?? 0)
    must(missing === 1, `the figures miss ${missing} wishes instead of one`)
    notices = await countNotices(rehearsal, EVERYBODY)
  })
  await step('the line is mended', () => mend(rehearsal, broken))
  await step('shown only, the letter stays', async () => {
    const said = await ops('replay')
    must(said.startsWith('1 dead letter'), said)
    must(cloud.queues.count(streamDead) === 1, 'the letter is gone')
    must(cloud.queues.count(cloud.names.jobQueue) === 0, 'a job was started')
    cloud.queues.showHidden(streamDead)
  })
  await step('replay', async () => {
    await ops('replay', '--yes')
    must(cloud.queues.count(streamDead) === 0, 'the letter is still there')
    const outcomes = await runJobs()
    must(outcomes.at(-1) === 'done', `the job ended as ${outcomes.join(', ')}`)
  })
  await step('the figures are what history says', async () => {
    mustEqual(partOf(await readFigures(rehearsal)), await countByHand(rehearsal), 'figures')
  })
  await step('a second replay of that hour changes nothing', async () => {
    const [before, told] = [await readFigures(rehearsal), await countNotices(rehearsal, EVERYBODY)]
    const now = Date.parse(cloud.now())
    const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
    await ops('replay', '--from', at(-60), '--to', at(1), '--yes')
    must((await runJobs()).at(-1) === 'done', 'the job did not end')
    mustEqual(await readFigures(rehearsal), before, 'figures')
    must((await countNotices(rehearsal, EVERYBODY)) === told, 'somebody was told twice')
    must(told >= notices, 'notices were lost')
  })
}

/** A platform as a release with a bug would be: the line of history says nothing of its place. */
function withBug({ stack }: Rehearsal): Platform {
  const { platform } = stack
  const { needs } = platform.stores
  const save: typeof needs.save = (change) => {
    const { areaPath: _, ...activity } = change.activity
    return needs.save({ ...change, activity: activity as Activity })
  }
  return { ...platform, stores: { ...platform.stores, needs: { ...needs, save } } }
}

async function mend({ stack, tables }: Rehearsal, needId: NeedId | undefined) {
  const need = needId && (await stack.platform.stores.needs.get(needId))
  if (!need) throw new Error('the need is not there')
  await stack.database.client.send(
    new UpdateCommand({
      TableName: tables.needs,
      Key: { pk: `NEED#${need.needId}`, sk: 'ACTIVITY#00000001' },
      UpdateExpression: 'SET areaPath = :path',
      ExpressionAttributeValues: { ':path': need.areaPath },
    }),
  )
}
