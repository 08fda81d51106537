import { AreaId, type AreaLevel, type TreeArea } from '@microwish/contract'

export const areaId = (number: number) => AreaId.parse(`are_${String(number).padStart(26, '0')}`)

export const anArea = (number: number, level: AreaLevel, fields: Partial<TreeArea> = {}): TreeArea => ({
  areaId: areaId(number),
  code: `9901210${String(number).padStart(2, '0')}`,
  name: `第${number}区`,
  level,
  ...fields,
})

/** A street with two communities; the first has two grids, of which one has ended. */
export const SMALL_TREE: readonly TreeArea[] = [
  anArea(1, 'street', { code: '990121001', name: '栖禾街道' }),
  anArea(2, 'community', { code: '990121001001', name: '桂花巷社区', parentId: areaId(1) }),
  anArea(3, 'community', { code: '990121001002', name: '梨花井社区', parentId: areaId(1) }),
  anArea(4, 'grid', {
    code: '990121001001002',
    name: '桂苑',
    parentId: areaId(2),
    formerCodes: [{ code: '990121001009002', until: '2026-01-01T00:00:00.000Z' }],
  }),
  anArea(5, 'grid', {
    code: '990121001001001',
    name: '棉纺厂生活区',
    parentId: areaId(2),
    endedAt: '2026-06-01T00:00:00.000Z',
    succeededBy: [areaId(4)],
  }),
]
