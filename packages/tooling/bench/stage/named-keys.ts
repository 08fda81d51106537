import type { County } from './county'

/** Ids in partition keys, by what they are, so that a row reads `STAT#1#<county>` and rows of a kind can be added. */
export function keyNames({ county, streets, communities, grids }: County): (key: string) => string {
  const names = new Map<string, string>([
    [county.areaId, '<county>'],
    ...streets.map(({ areaId }) => [areaId, '<street>'] as const),
    ...communities.map(({ areaId }) => [areaId, '<community>'] as const),
    ...grids.map(({ areaId }) => [areaId, '<grid>'] as const),
  ])
  return (key) =>
    key
      .replace(/are_\w{26}/g, (id) => names.get(id) ?? '<area>')
      .replace(/per_\w{26}/g, '<person>')
      .replace(/ned_\w{26}/g, '<need>')
      .replace(/ses_\w{26}/g, '<session>')
      .replace(/#[\w-]{43}$/, '#<hash>')
}
