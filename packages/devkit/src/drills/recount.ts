import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { demoAreas } from '../demo'
import { countByHand, partOf, readFigures } from './county-reading'
import { contextOf, livesOf, sayWish } from './play-lives'
import type { Rehearsal } from './rehearsal'
import { must, mustEqual } from './steps'

/** Figures that a bug has spoilt are computed anew from history, while people go on. */
export async function recountDrill(rehearsal: Rehearsal): Promise<void> {
  const { step, pump, ops, runJobs } = rehearsal
  const lives = livesOf(rehearsal)
  await step('lives are played', async () => `${await lives.playTo(0.8)} things happened`)
  await step('the figures are what history says', async () => {
    await pump.settled()
    mustEqual(partOf(await readFigures(rehearsal)), await countByHand(rehearsal), 'figures')
  })
  await step('a bug spoils figures', () => spoil(rehearsal))
  await step('the damage shows', async () => {
    const [found, right] = [partOf(await readFigures(rehearsal)), await countByHand(rehearsal)]
    must(JSON.stringify(found) !== JSON.stringify(right), 'the figures are right in spite of the bug')
  })
  await step('recount', async () => {
    await ops('recount', '--yes')
    const outcomes = await runJobs(1)
    must(outcomes.includes('again') && outcomes.at(-1) === 'done', `the job ended as ${outcomes.join(', ')}`)
    return `in ${outcomes.length} runs, each cut off after a step`
  })
  await step('people go on meanwhile', async () => {
    await lives.playTo(1)
    await sayWish(contextOf(rehearsal, '罗桂香'), '锦棠花园', '想请人帮忙看看家里的老收音机。')
    await pump.settled()
  })
  await step('the figures are what history says, again', async () => {
    mustEqual(partOf(await readFigures(rehearsal)), await countByHand(rehearsal), 'figures')
  })
}

/** Raises, lowers and deletes rows of the county and of a community. */
async function spoil({ stack, tables }: Rehearsal): Promise<string> {
  const { statistics } = stack.platform.stores
  const { current } = await statistics.readPointer()
  const [county] = demoAreas()
  const community = demoAreas().find(({ level }) => level === 'community')
  if (!county || !community) throw new Error('the demo county is empty')
  const { days } = await statistics.readArea(current, community.areaId, '2000-01-01', '2100-01-01')
  const { client } = stack.database
  const pk = (areaId: string) => `STAT#${current}#${areaId}`
  for (const { day } of days)
    await client.send(
      new DeleteCommand({ TableName: tables.ledger, Key: { pk: pk(community.areaId), sk: `DAY#${day}` } }),
    )
  await client.send(
    new UpdateCommand({
      TableName: tables.ledger,
      Key: { pk: pk(county.areaId), sk: 'GAUGE' },
      UpdateExpression: 'ADD closed :many, submitted :fewer',
      ExpressionAttributeValues: { ':many': 100, ':fewer': -3 },
    }),
  )
  return `${days.length + 1} rows`
}
