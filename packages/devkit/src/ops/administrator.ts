import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { PersonId, ROLE_AUDIENCE, ROLE_TEXT, Role, StandingId } from '@microwish/contract'
import { type Area, type Person, randomness, readCounty, type Standing, type StandingChange } from '@microwish/core'
import { type Call, type Cloud, type Command, DRY } from './cloud'
import { Refusal } from './refusal'

const STAFF = Role.options.filter((role) => ROLE_AUDIENCE[role] === 'staff')
const DAY = [/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2027-01-31'] as const

/** Gives somebody who has signed in once a role of staff: the first administrator, who names the others in the console. */
export const administratorCommand: Command = {
  does: 'gives a person who has signed in by WeChat a role of staff, for a time, and notes it',
  flags: {
    person: {
      means: 'the personId that GET /api/me answers',
      like: [/^per_[0-9A-HJKMNP-TV-Z]{26}$/, 'per_ and 26 characters'],
    },
    alias: { means: 'or the name that the mini-program shows, such as 邻居1234' },
    name: { means: 'the name that residents and colleagues will read', isRequired: true },
    role: { means: STAFF.join(', '), isRequired: true, like: [new RegExp(`^(${STAFF.join('|')})$`), STAFF.join(', ')] },
    area: {
      means: 'the code of the area where the role begins',
      isRequired: true,
      like: [/^\d{6,15}$/, 'a code of 6 to 15 digits'],
    },
    from: { means: 'the first day, in Asia/Shanghai; today if it is left out', like: DAY },
    until: { means: 'the last day, in Asia/Shanghai', isRequired: true, like: DAY },
    by: { means: 'who decided it, for the audit', isRequired: true },
    reason: { means: 'why, for the audit', isRequired: true },
  },
  run: (call) => appoint(call),
}

/** Midnight of Asia/Shanghai, which is UTC+8 all year, some days after a day began. @throws Refusal for no day of the calendar */
function midnight(day: string, plusDays = 0): string {
  const at = Date.parse(`${day}T00:00:00.000Z`)
  if (!Number.isFinite(at) || new Date(at).toISOString().slice(0, 10) !== day)
    throw new Refusal(`${day} is no day of the calendar.`)
  return new Date(at - 8 * 3_600_000 + plusDays * 86_400_000).toISOString()
}

export async function appoint({ cloud, options, say, isForReal }: Call): Promise<void> {
  const now = cloud.now()
  const first = options.one('from')
  const from = first === undefined ? now : midnight(first)
  const to = midnight(options.must('until'), 1)
  if (to <= now || to <= from) throw new Refusal('The last day lies before the first, or before today.')
  const area = await findArea(cloud, options.must('area'))
  const person = await findPerson(cloud, options.one('person'), options.one('alias'))
  if (person.erasingSince)
    throw new Refusal(`${person.personId} is being erased: nobody who asked to go is given a role.`)
  const role = options.must('role') as Role
  const by = { name: options.must('by') }
  const standing: Standing = {
    ...{ role, areaId: area.areaId, areaName: area.name, areaLevel: area.level, areaPath: area.path },
    ...{
      from,
      to,
      standingId: StandingId.parse(randomness.newId('std')),
      grantedBy: by,
      grantedAt: now,
      source: 'ops',
    },
  }
  const name = options.must('name').trim()
  if (!/^[\p{Script=Han}·]{2,20}$/u.test(name)) throw new Refusal('--name must be 2 to 20 Chinese characters.')
  const isRenewed = (one: Standing) => one.role === role && one.areaId === area.areaId
  const kept = person.standings.filter((one) => !isRenewed(one))
  const change: StandingChange = {
    before: person,
    after: [...kept, ...person.standings.filter(isRenewed).map((one) => ({ ...one, to: now })), standing],
    now,
    audit: { by, what: 'granted', note: options.must('reason') },
    facts: { name, surname: [...name][0] ?? '' },
  }
  if (isForReal && !(await cloud.stores.people.saveStandings(change)))
    throw new Refusal(
      'Somebody changed this person at the same moment: look again, and repeat it if it is still right.',
    )
  say(
    `${person.personId} (${person.name}) ${isForReal ? 'is' : 'would become'} ${name}, ${ROLE_TEXT[role]} at ${area.name}`,
  )
  say(`from ${from} to ${to}; as well as ${kept.length} roles that stay.`)
  if (!isForReal) say(DRY)
}

async function findArea(cloud: Cloud, code: string): Promise<Area> {
  const area = (await readCounty(cloud.stores)).find((one) => one.code === code && one.endedAt === undefined)
  if (!area) throw new Refusal(`There is no area ${code}: put in the county first with npm run ops -- areas …`)
  return area
}

const FIRST_SIGN_IN = 'They must have opened the mini-program once; its page 我的 shows the name.'

async function findPerson(cloud: Cloud, id: string | undefined, alias: string | undefined): Promise<Person> {
  if ((id === undefined) === (alias === undefined)) throw new Refusal('Please give --person or --alias, one of them.')
  if (id !== undefined) {
    const person = await cloud.stores.people.get(PersonId.parse(id))
    if (!person) throw new Refusal(`Nobody is known as ${id}. ${FIRST_SIGN_IN}`)
    return person
  }
  const [person, ...others] = await listByName(cloud, alias ?? '')
  if (!person) throw new Refusal(`Nobody is called ${alias ?? ''}. ${FIRST_SIGN_IN}`)
  if (others.length > 0) {
    const ids = [person, ...others].map(({ personId }) => personId).join(', ')
    throw new Refusal(`${others.length + 1} people have this name: ${ids}. Ask for the personId and give --person.`)
  }
  return person
}

/** No list is kept by name, as the product needs none: this once, by an engineer, the directory is read through. */
async function listByName({ database }: Cloud, name: string): Promise<Person[]> {
  const found: Person[] = []
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const page = await database.client.send(
      new ScanCommand({
        TableName: database.tables.directory,
        FilterExpression: 'begins_with(pk, :person) AND sk = :meta AND #name = :name',
        ExpressionAttributeNames: { '#name': 'name' },
        ExpressionAttributeValues: { ':person': 'PERSON#', ':meta': 'META', ':name': name },
        ExclusiveStartKey,
      }),
    )
    found.push(...((page.Items ?? []) as Person[]))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return found
}
