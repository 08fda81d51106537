import { BatchWriteCommand, DeleteCommand, QueryCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { NeedId } from '@microwish/contract'
import type { Item } from '@microwish/core'
import type { TableName } from '@microwish/core/tables'
import { createTables, type TableNames } from '../dynamodb'
import { countByHand, countNotices, listNeeds, partOf, readFigures, readNeeds, submittersOf } from './county-reading'
import { livesOf } from './play-lives'
import type { Rehearsal } from './rehearsal'
import { must, mustEqual } from './steps'

const EVERYBODY = ['罗桂香', '温小满', '方静怡', '舒明远', '邵小雨', '祝晓棠']
const BACKED_UP: readonly TableName[] = ['needs', 'contacts']

type Before = {
  submitters: Map<NeedId, string>
  needs: Awaited<ReturnType<typeof readNeeds>>
  lists: Awaited<ReturnType<typeof listNeeds>>
  figures: Awaited<ReturnType<typeof readFigures>>
  notices: number
}

/** Needs that a bug has deleted and altered come back out of a backup; what people did since then stays. */
export async function restoreDrill(rehearsal: Rehearsal): Promise<void> {
  const { step, pump } = rehearsal
  const lives = livesOf(rehearsal)
  let backup: TableNames | undefined
  let before: Before | undefined
  const known = () => before ?? fail('nothing was read before')
  await step('lives are played', async () => `${await lives.playTo(0.9)} things happened`)
  await step('the tables are restored beside the live ones, as of now', async () => {
    await pump.settled()
    backup = await backUp(rehearsal)
  })
  await step('people go on', async () => {
    const count = await lives.playTo(1)
    await pump.settled()
    before = await readAll(rehearsal)
    return `${count} things happened that the backup does not know`
  })
  await step('a bug deletes and alters', () => damage(rehearsal, known(), backup ?? fail('there is no backup')))
  await step('the damage shows', async () => {
    const { needs } = await readAll(rehearsal, known())
    must(JSON.stringify(needs) !== JSON.stringify(known().needs), 'every need reads as before')
  })
  await step('shown only, nothing is copied', () => showOnly(rehearsal, backup ?? fail('there is no backup')))
  await step('copy back', () => copyBack(rehearsal, backup ?? fail('there is no backup')))
  await step('every need reads as before, and stands in its list', async () => {
    await pump.settled()
    const now = await readAll(rehearsal, known())
    mustEqual(now.needs, known().needs, 'needs')
    mustEqual(now.lists, known().lists, 'lists')
    return `${now.needs.length} needs`
  })
  await step('the figures are as before, and what history says', async () => {
    const figures = await readFigures(rehearsal)
    mustEqual(figures, known().figures, 'figures')
    mustEqual(partOf(figures), await countByHand(rehearsal), 'figures by hand')
  })
  await step('nobody was told twice', async () => {
    const count = await countNotices(rehearsal, EVERYBODY)
    must(count === known().notices, `${count} notices instead of ${known().notices}`)
  })
  await step('once more copies nothing', async () => {
    const said = await restore(rehearsal, 'needs', backup, '--everything', '--yes')
    must(said.includes('0 copied back'), said)
  })
}

const fail = (sentence: string): never => {
  throw new Error(sentence)
}

async function readAll(rehearsal: Rehearsal, known?: Before): Promise<Before> {
  const lists = await listNeeds(rehearsal)
  const submitters =
    known?.submitters ??
    (await submittersOf(
      rehearsal,
      lists.map(({ needId }) => needId),
    ))
  return {
    submitters,
    lists,
    needs: await readNeeds(rehearsal, [...submitters.keys()], submitters),
    figures: await readFigures(rehearsal),
    notices: await countNotices(rehearsal, EVERYBODY),
  }
}

/** What DynamoDB does at a restore: a new table with the items of that moment, and none of the settings. */
async function backUp({ client, tables, stack }: Rehearsal): Promise<TableNames> {
  const backup = await createTables(client, `${tables.needs}-restored-`)
  for (const name of BACKED_UP) {
    const items = await readTable(stack.database.client, tables[name])
    for (let at = 0; at < items.length; at += 25) {
      const requests = items.slice(at, at + 25).map((item) => ({ PutRequest: { Item: item } }))
      await stack.database.client.send(new BatchWriteCommand({ RequestItems: { [backup[name]]: requests } }))
    }
  }
  return backup
}

type Documents = Rehearsal['stack']['database']['client']

async function readTable(client: Documents, TableName: string): Promise<Item[]> {
  const items: Item[] = []
  let ExclusiveStartKey: Item | undefined
  do {
    const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey }))
    items.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return items
}

/** Of needs that the backup knows as they are: two go with all they have, one loses itself, one its history, two are altered. */
async function damage({ stack, tables }: Rehearsal, { needs }: Before, backup: TableNames): Promise<string> {
  const { client } = stack.database
  const partition = async (TableName: string, pk: string) => {
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }
    return (await client.send(new QueryCommand({ TableName, ...query }))).Items ?? []
  }
  const remove = (TableName: string, { pk, sk }: Item) => client.send(new DeleteCommand({ TableName, Key: { pk, sk } }))
  const settled: string[] = []
  for (const { needId } of needs) {
    const [live, kept] = [
      await partition(tables.needs, `NEED#${needId}`),
      await partition(backup.needs, `NEED#${needId}`),
    ]
    if (live.length > 3 && live.length === kept.length) settled.push(needId)
  }
  const [one, two, three, four, five, six] = settled
  if (!one || !two || !three || !four || !five || !six) throw new Error('too few needs stand still')
  for (const needId of [one, two]) {
    for (const item of await partition(tables.needs, `NEED#${needId}`)) await remove(tables.needs, item)
    await remove(tables.contacts, { pk: `CONTACT#${needId}`, sk: 'CONTACT' })
  }
  await remove(tables.needs, { pk: `NEED#${three}`, sk: 'META' })
  for (const item of await partition(tables.needs, `NEED#${four}`))
    if (item['sk'] !== 'META') await remove(tables.needs, item)
  const alter = (needId: string, sk: string, words: string, list: string) =>
    client.send(
      new UpdateCommand({
        TableName: tables.needs,
        Key: { pk: `NEED#${needId}`, sk },
        UpdateExpression: `SET #text = :words REMOVE ${list}`,
        ExpressionAttributeNames: { '#text': 'text' },
        ExpressionAttributeValues: { ':words': words },
      }),
    )
  await alter(five, 'META', 'undefined', 'listCommunity')
  await alter(six, 'ACTIVITY#00000002', 'null', 'actor')
  return '4 needs deleted in whole or in part, 2 altered'
}

function restore({ ops }: Rehearsal, table: TableName, backup: TableNames | undefined, ...flags: string[]) {
  return ops('restore', '--table', table, '--from', backup?.[table] ?? '', ...flags)
}

async function showOnly(rehearsal: Rehearsal, backup: TableNames): Promise<string> {
  const { client } = rehearsal.stack.database
  const before = await readTable(client, rehearsal.tables.needs)
  const said = await restore(rehearsal, 'needs', backup, '--everything')
  mustEqual(await readTable(client, rehearsal.tables.needs), before, 'the live table')
  const count = /^(\d+) to copy back/m.exec(said)?.[1] ?? '0'
  must(Number(count) > 10, said)
  return `${count} items to copy back`
}

/** By need first, as one would at night for whoever rings, then everything; the recount that it starts runs to its end. */
async function copyBack(rehearsal: Rehearsal, backup: TableNames): Promise<void> {
  const [first] = await listNeeds(rehearsal)
  if (first) await restore(rehearsal, 'needs', backup, '--need', first.needId, '--yes')
  for (const table of BACKED_UP) await restore(rehearsal, table, backup, '--everything', '--yes')
  must((await rehearsal.runJobs()).includes('done'), 'the figures were not recounted')
}
