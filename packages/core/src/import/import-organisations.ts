import { IMPORT_FIELDS, ORGANISATION_KINDS, ORGANISATION_NAME_MAX, type UnitId } from '@microwish/contract'
import { readCounty } from '../area'
import {
  type ListedOrganisation,
  type Organisation,
  organisationRows,
  type PlannedOrganisation,
  planOrganisations,
} from '../organisation'
import { dayOf } from '../statistics'
import { exampleOf } from './example-of'
import type { ImportLine, ImportPlan, LineError, PlanSetting } from './import'
import type { ImportRules } from './import-rules'
import { presentOf } from './present-of'
import { cellReader } from './read-cell'

type Register = Parameters<typeof planOrganisations>[0]
/** What an import does to one organisation. */
export type OrganisationImport = { before?: Organisation; after: Organisation }

/** The register of organisations: one list for the whole county. */
export const organisationRules: ImportRules<OrganisationImport> = {
  roles: ['district_staff', 'settings_admin'],
  async plan(ctx, lines, setting) {
    const areas = await readCounty(ctx.stores, { isConsistent: true })
    const [county] = areas
    const organisations = county ? await ctx.stores.organisations.listUnder(county.path) : []
    return planLines({ organisations, areas, today: dayOf(setting.at) }, lines, setting)
  },
  stage: ({ before, after }) => organisationRows(before, after),
  history: ({ before, after }) => ({
    ...{ of: after.unitId, version: after.version, what: 'import' },
    note: before
      ? `按名单修改：${after.name}`
      : `按名单登记：${ORGANISATION_KINDS[after.kind].text}，从${after.from}起`,
  }),
}

const MOST = 1_000_000

function planLines(
  register: Omit<Register, 'idOf'>,
  lines: readonly ImportLine[],
  { reach, idOf }: PlanSetting,
): ImportPlan<OrganisationImport> {
  const errors: LineError[] = []
  // What lacks a cell is told with the empty cells: the plan takes the rest.
  const whole = lines.flatMap((line) => readLine(line, errors) ?? [])
  const lineOf = (row: number) => whole[row]?.line ?? 0
  const plan = planOrganisations(
    { ...register, idOf: (row) => idOf('uni', String(lineOf(row))) as UnitId },
    whole.map(({ line, ...listed }) => listed),
  )
  for (const { row, column, message } of plan.problems) errors.push({ line: lineOf(row), field: column, message })
  for (const { row, after, before } of plan.changes)
    if (![after, before ?? after].every(({ areaPath }) => reach.some((path) => areaPath.startsWith(path))))
      errors.push({ line: lineOf(row), field: 'areaCode', message: '不在您管的范围里，请去掉这一行，或请上级导入' })
  const names = namesOf(register.organisations, plan.changes)
  const changes = plan.changes.map(({ row, before, after }) => ({
    change: { ...(before && { before }), after },
    example: exampleOf(lineOf(row), after.name, before && factsOf(before, names), factsOf(after, names)),
  }))
  return { changes, unchanged: plan.unchanged, errors }
}

function readLine(line: ImportLine, errors: LineError[]): (ListedOrganisation & { line: number }) | undefined {
  const cell = cellReader(line, errors)
  const { kind, areaCode, code, creditCode, parent } = line.cells
  const name = cell.text('name', ORGANISATION_NAME_MAX)
  const facts = presentOf({
    ...{ code, creditCode, parent },
    partyMembers: cell.whole('partyMembers', MOST),
    staff: cell.whole('staff', MOST),
    termEndsOn: cell.day('termEndsOn'),
  })
  if (name === undefined || kind === undefined || areaCode === undefined) return undefined
  return { line: line.line, name, kind, areaCode, ...facts }
}

type Names = ReadonlyMap<UnitId, string>
const namesOf = (standing: readonly Organisation[], changes: readonly PlannedOrganisation[]): Names =>
  new Map([...standing, ...changes.map(({ after }) => after)].map(({ unitId, name }) => [unitId, name]))

const titles = Object.fromEntries(IMPORT_FIELDS.organisations.map(({ name, title }) => [name, title]))

/** What a preview tells of an organisation, by the titles of the fields. */
function factsOf(one: Organisation, names: Names) {
  const { name, kind, areaNames, code, creditCode, parentId, partyMembers, staff, term } = one
  const facts: Partial<Record<keyof ListedOrganisation, string | undefined>> = {
    name,
    kind: ORGANISATION_KINDS[kind].text,
    areaCode: areaNames.slice(1).join('') || areaNames.join(''),
    code,
    creditCode,
    parent: parentId && names.get(parentId),
    partyMembers: partyMembers?.toString(),
    staff: staff?.toString(),
    termEndsOn: term?.to,
  }
  return Object.fromEntries(Object.entries(facts).map(([field, fact]) => [titles[field] ?? field, fact]))
}
