import { NeedId } from '@microwish/contract'
import { listJobsSince } from '@microwish/core'
import type { TableName } from '@microwish/core/tables'
import type { Call, Command } from './cloud'
import { DRY } from './cloud'
import { Refusal } from './refusal'
import { restore, type RestoreReport } from './restore'
import type { Chosen } from './restored-items'
import { startJob } from './start-jobs'

/** Sessions are not brought back: whoever was signed in signs in again. */
const TABLES: readonly TableName[] = ['needs', 'directory', 'contacts', 'ledger']
/** Partitions of one need, by table. */
const OF_NEED: Partial<Record<TableName, string>> = { needs: 'NEED#', contacts: 'CONTACT#' }
const KEYS_SHOWN = 20
/** Neither a point in time nor, by the settings, a daily backup lies further back. A job of a day before may have ended since. */
const OLDEST_BACKUP_DAYS = 36
/** Items between two lines of progress. */
const PROGRESS = 5_000

export const restoreCommand: Command = {
  does: 'copies back what is lost, out of a table that was restored beside the live one',
  flags: {
    table: {
      means: TABLES.join(', '),
      isRequired: true,
      like: [new RegExp(`^(${TABLES.join('|')})$`), TABLES.join(', ')],
    },
    from: { means: 'name of the table that was restored beside it', isRequired: true },
    need: { means: 'a needId, of the tables needs and contacts', isRepeated: true },
    prefix: { means: 'items whose partition key begins so, such as PERSON#' },
    everything: { means: 'every item', isSwitch: true },
    after: { means: 'goes on behind this place, which an earlier run has printed' },
    overwrite: { means: 'also what has moved on since, or cannot be told', isSwitch: true },
  },
  run: (call) => run(call),
}

async function run({ cloud, options, say, isForReal }: Call): Promise<void> {
  const table = options.must('table') as TableName
  const chosen = choose(table, options)
  const onProgress = ({ looked, cursor }: { looked: number; cursor?: string }) => {
    if (cursor !== undefined && looked % PROGRESS < 50) say(`  ${looked} looked at; goes on with --after ${cursor}`)
  }
  const overwrites = options.has('overwrite')
  const report = await restore(cloud, { table, from: options.must('from'), chosen, overwrites, isForReal, onProgress })
  tell(report, isForReal, say)
  if (!isForReal) return say(DRY)
  const isHistory = report.copied.some((key) => key.includes(' ACTIVITY#'))
  if (isHistory) {
    const { jobId } = await startJob(cloud, { kind: 'recount', input: {} })
    say(`${jobId} recounts the figures.`)
  }
  await tellErasures(cloud, say)
}

function choose(table: TableName, options: Call['options']): Chosen {
  const needs = options.all('need')
  const prefix = options.one('prefix')
  const ways = [needs.length > 0, prefix !== undefined, options.has('everything')].filter(Boolean).length
  if (ways !== 1) throw new Refusal('Please choose what to look at: --need …, --prefix … or --everything, one of them.')
  if (options.has('everything') && options.has('overwrite'))
    throw new Refusal('--overwrite takes back what people did since: choose items by --need or --prefix.')
  const after = options.one('after')
  if (needs.length === 0) return { prefix: prefix ?? '', ...(after !== undefined && { after }) }
  if (after !== undefined) throw new Refusal('--after belongs to --prefix and --everything.')
  const partition = OF_NEED[table]
  if (partition === undefined) throw new Refusal(`--need finds nothing in ${table}: use --prefix there.`)
  const strange = needs.find((needId) => !NeedId.safeParse(needId).success)
  if (strange !== undefined) throw new Refusal('--need must be ned_ and 26 characters.')
  return { partitions: needs.map((needId) => `${partition}${needId}`) }
}

function tell({ counts, copied, left, raced }: RestoreReport, isForReal: boolean, say: Call['say']) {
  const list = (keys: readonly string[]) => {
    for (const key of keys.slice(0, KEYS_SHOWN)) say(`    ${key}`)
    if (keys.length > KEYS_SHOWN) say(`    and ${keys.length - KEYS_SHOWN} more`)
  }
  say(`${counts.same} the same, ${counts.expired} expired since and left out.`)
  say(
    `${copied.length} ${isForReal ? 'copied back' : 'to copy back'} (${counts.missing} missing, ${counts.altered} altered):`,
  )
  list(copied)
  if (left.length > 0)
    say(`${left.length} differ and stay as they are (${counts.newer} newer, ${counts.unclear} unclear):`)
  list(left)
  if (raced.length > 0) say(`${raced.length} were written at the same moment: run it again.`)
  list(raced)
}

/** A backup knows people who have been erased since: what came back of them must go again. */
async function tellErasures(cloud: Call['cloud'], say: Call['say']) {
  const jobs = await listJobsSince(cloud, cloud.realNow() - OLDEST_BACKUP_DAYS * 86_400_000)
  const erasures = jobs.filter(({ kind, status }) => kind === 'erase' && status === 'done')
  if (erasures.length === 0) return
  say(
    `Erased in the last ${OLDEST_BACKUP_DAYS} days; whoever was erased after the backup must be erased again (RUNBOOK.md#erase-a-person):`,
  )
  for (const { input, updatedAt } of erasures) say(`    ${'personId' in input ? input.personId : ''} on ${updatedAt}`)
}
