import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { AreaId, PersonId } from '@microwish/contract'
import {
  type AreaImportPlan,
  type AreaLine,
  carryOutAreas,
  DomainError,
  followed,
  planImport,
  readCounty,
  toTree,
} from '@microwish/core'
import { type Call, type Command, DRY } from './cloud'
import { readAreas } from './read-areas'
import { Refusal } from './refusal'

/** Puts in the county's tree, or carries changes of names and telephones over to it. */
export const areasCommand: Command = {
  does: 'puts in the areas of the county from a file of codes and names',
  flags: { file: { means: 'a CSV or JSON with code,name,servicePhone,serviceName', isRequired: true } },
  run: async (call) => putAreas(call, readAreas(readText(call.options.must('file')))),
}

/** Complaints that one run tells. */
const MOST_TOLD = 10
/** How the history of editions names it. */
const OPERATOR = { personId: 'ops' as PersonId, name: '运维', surname: '运', role: 'settings_admin' } as const

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Refusal(`The file ${path} cannot be read: give its path from the repository’s root.`)
  }
}

/** Codes find the areas that stand already, so that a second run changes what is different only. Nothing is removed. */
export async function putAreas(call: Call, lines: readonly AreaLine[]): Promise<void> {
  const { cloud, say, isForReal } = call
  const { current, lock } = await cloud.stores.editions.read()
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const jobId = `ops-areas-${hash(JSON.stringify(lines)).slice(0, 16)}`
  if (lock && lock.jobId !== jobId)
    throw new Refusal(
      'Somebody is importing or merging areas: try again in some minutes, a run that was cut with its own file.',
    )
  // A run that was cut has its edition, and its ids, again.
  const seen = lock ? lock.edition - 1 : current
  const newId = (code: string) => areaIdFrom(hash(`${seen} ${code}`))
  const plan = planImport(toTree(await readCounty(cloud.stores, { edition: seen })), lines, newId)
  refuseProblems(plan)
  if (isForReal && (lock || plan.changes.length > 0)) await carryOut(call, jobId, seen, lines, newId)
  const { added, changed, same } = plan.counts
  say(`${added} areas ${isForReal ? 'were' : 'would be'} added, ${changed} changed, ${same} stay.`)
  if (plan.absent.length > 0)
    say(`Not in the file, and left alone: ${plan.absent.map(({ code, name }) => `${code} ${name}`).join(', ')}`)
  if (!isForReal) say(DRY)
}

function refuseProblems({ problems }: AreaImportPlan) {
  if (problems.length === 0) return
  const told = problems.slice(0, MOST_TOLD).map(({ row, column, message }) => `line ${row + 1}, ${column}: ${message}`)
  const more = problems.length - MOST_TOLD
  throw new Refusal(`The areas cannot be taken:\n  ${told.join('\n  ')}${more > 0 ? `\n  and ${more} more` : ''}`)
}

async function carryOut(
  { cloud }: Call,
  jobId: string,
  seen: number,
  lines: readonly AreaLine[],
  newId: (code: string) => AreaId,
): Promise<void> {
  const work = {
    ...({ seen, what: 'import', by: OPERATOR, at: cloud.now() } as const),
    plan: (tree: Parameters<typeof planImport>[0]) =>
      followed(planImport(tree, lines, newId).changes, `运维导入了${lines.length}个辖区`),
  }
  try {
    const steps = carryOutAreas({ ...cloud, settleMs: 0 }, jobId, work, {})
    while (!(await steps.next()).done);
  } catch (error) {
    if (error instanceof DomainError) throw new Refusal(`The areas were not put in (${error.code}): run it again.`)
    throw error
  }
}

/** Crockford's base 32 of a hash: the same code in the same edition is the same area. */
function areaIdFrom(hex: string): AreaId {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const digits = Array.from({ length: 26 }, (_, i) => alphabet[parseInt(hex.slice(i * 2, i * 2 + 2), 16) % 32])
  return `are_${digits.join('')}` as AreaId
}
