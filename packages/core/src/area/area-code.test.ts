import { freeCode, kindOf, parseAreaCode } from './area-code'

describe('a code', () => {
  it.each([
    ['东山街道', '360703002', { level: 'street', parentCode: '360703', kind: 'street' }],
    ['民生街道', '450102001', { level: 'street', parentCode: '450102', kind: 'street' }],
    ['江南街道', '451102003', { level: 'street', parentCode: '451102', kind: 'street' }],
    ['德江县', '520626', { level: 'county' }],
    ['青龙街道', '520626001', { level: 'street', parentCode: '520626', kind: 'street' }],
    ['玉水街道', '520626002', { level: 'street', parentCode: '520626', kind: 'street' }],
    ['堰塘街道', '520626003', { level: 'street', parentCode: '520626', kind: 'street' }],
    ['the last street', '520626099', { level: 'street', parentCode: '520626', kind: 'street' }],
    ['the first town', '520626100', { level: 'street', parentCode: '520626', kind: 'town' }],
    ['the last town', '520626199', { level: 'street', parentCode: '520626', kind: 'town' }],
    ['the first township', '520626200', { level: 'street', parentCode: '520626', kind: 'township' }],
    ['the last township', '520626399', { level: 'street', parentCode: '520626', kind: 'township' }],
    ['a farm', '520626400', { level: 'street', parentCode: '520626' }],
    [
      'the last residents’ committee',
      '360703002199',
      { level: 'community', parentCode: '360703002', kind: 'community' },
    ],
    [
      'the first villagers’ committee',
      '360703002200',
      { level: 'community', parentCode: '360703002', kind: 'village' },
    ],
    ['a grid', '360703002001999', { level: 'grid', parentCode: '360703002001' }],
    ['a building', '360703002001001001', { level: 'building', parentCode: '360703002001001' }],
  ])('of %s says its level, its parent and its kind', (_, code, parts) => {
    expect(parseAreaCode(code)).toEqual(parts)
  })

  it.each([
    ['36070300', '代码应是6位'],
    ['36070３', '代码应是6位'],
    ['3607030020010010010', '代码应是6位'],
    ['36070A', '代码应是6位'],
    ['360703000', '不能是000'],
    ['360703600', '001–099是街道，100–199是镇，200–399是乡'],
    ['360703002600', '001–199是社区，200–399是村'],
  ])('%s is refused in words that say what to do', (code, words) => {
    expect(parseAreaCode(code)).toContain(words)
  })
})

describe('a kind', () => {
  const of = (code: string, named?: Parameters<typeof kindOf>[1]) => {
    const parts = parseAreaCode(code)
    if (typeof parts === 'string') throw new Error(parts)
    return kindOf(parts, named)
  }
  it('comes from the number, from whoever names it, or from the level', () => {
    expect(of('360703002')).toEqual({ kind: 'street' })
    expect(of('360703400', 'town')).toEqual({ kind: 'town' })
    expect(of('360703002001001')).toEqual({ kind: 'grid' })
    expect(of('360703002001001', 'estate')).toEqual({ kind: 'estate' })
    expect(of('360703002001001001', 'household_group')).toEqual({ kind: 'household_group' })
    expect(of('360703')).toEqual({})
  })
  it('that contradicts the number or the level is refused', () => {
    expect(of('360703002', 'town')).toContain('是街道的号段')
    expect(of('360703002001', 'grid')).toContain('这一级没有“网格”')
    expect(of('360703', 'street')).toContain('请清空')
    expect(of('360703400')).toContain('请写明')
  })
})

it('a code for what is moved keeps its own digits, or takes the next of its kind', () => {
  const taken = new Set(['360703003201', '360703003200'])
  expect(freeCode('360703003', '360703002005', 'community', (code) => taken.has(code))).toBe('360703003005')
  expect(freeCode('360703003', '360703002201', 'community', (code) => taken.has(code))).toBe('360703003202')
  expect(freeCode('360703003', '360703002201', 'community', () => true)).toBeUndefined()
})
