import { readFileSync } from 'node:fs'
import type { AreaId } from '@microwish/contract'
import { type Area, listTree } from '@microwish/core'
import { type Call, type Cloud, type Command, DRY } from './cloud'
import { type AreaLine, levelOf, parentOf, readAreas } from './read-areas'
import { Refusal } from './refusal'

/** Puts in the county's tree, or carries changes of names and telephones over to it. */
export const areasCommand: Command = {
  does: 'puts in the areas of the county from a file of codes and names',
  flags: { file: { means: 'a CSV or JSON with code,name,servicePhone,serviceName', isRequired: true } },
  run: async (call) => putAreas(call, readAreas(readText(call.options.must('file')))),
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Refusal(`The file ${path} cannot be read: give its path from the repository’s root.`)
  }
}

/** Codes find the areas that stand already, so that a second run changes what is different only. Nothing is removed. */
export async function putAreas({ cloud, say, isForReal }: Call, lines: readonly AreaLine[]): Promise<void> {
  const standing = new Map((await listTree(cloud)).map((area) => [area.code, area]))
  const [county] = lines
  const other = [...standing.values()].find(({ level }) => level === 'county')
  if (county && other && other.code !== county.code)
    throw new Refusal(`${other.name} (${other.code}) stands here: one deployment serves one county.`)
  const tree = treeOf(lines, standing, cloud)
  const changed = tree.filter((area) => !isSame(area, standing.get(area.code)))
  // The county goes last: where it stands, everything below it does too.
  const order = [...changed].reverse()
  if (isForReal) for (const area of order) await cloud.stores.areas.put(area)
  const fresh = changed.filter(({ code }) => !standing.has(code)).length
  const gone = [...standing.values()].filter(({ code }) => !lines.some((line) => line.code === code))
  const verb = isForReal ? 'were' : 'would be'
  say(`${fresh} areas ${verb} added, ${changed.length - fresh} changed, ${tree.length - changed.length} stay.`)
  if (gone.length > 0)
    say(`Not in the file, and left alone: ${gone.map(({ code, name }) => `${code} ${name}`).join(', ')}`)
  if (!isForReal) say(DRY)
}

function treeOf(lines: readonly AreaLine[], standing: ReadonlyMap<string, Area>, { newId }: Cloud): Area[] {
  const tree = new Map<string, Area>()
  for (const { code, name, ...service } of lines) {
    const parent = tree.get(parentOf(code) ?? '')
    const areaId = standing.get(code)?.areaId ?? (newId('are') as AreaId)
    tree.set(code, {
      areaId,
      code,
      name,
      level: levelOf(code) ?? 'grid',
      ...(parent && { parentId: parent.areaId }),
      path: `${parent?.path ?? '/'}${areaId}/`,
      names: [...(parent?.names ?? []), name],
      ...service,
    })
  }
  return [...tree.values()]
}

const isSame = (area: Area, standing: Area | undefined) =>
  standing !== undefined &&
  (['name', 'path', 'servicePhone', 'serviceName'] as const).every((field) => area[field] === standing[field]) &&
  area.names.join('/') === standing.names.join('/')
