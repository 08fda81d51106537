import type { Act, Script } from './act'

const HEADER = [
  '编码',
  '名称',
  '类型',
  '户数',
  '网格等级',
  '网格类型',
  '上级网格编码',
  '网格管理员数',
  '网格信息员数',
  '一格一人数',
  '联户长数',
]
const grid = (code: string, name: string, kind: string, households: number, posts: readonly number[]) => [
  ...[code, name, kind, String(households), '小网格', '综合网格', code.slice(0, 12)],
  ...posts.map(String),
  '',
]
const large = (code: string, name: string, kind: string) => [
  code,
  name,
  kind,
  '',
  '大网格',
  '综合网格',
  '',
  '',
  '',
  '',
  '',
]
const medium = (code: string, name: string) => [
  ...[code, name, '社区', '', '中网格', '综合网格', code.slice(0, 9), '', '', '', ''],
]
const group = (code: string, name: string, households: number) => [
  ...[code, name, '十联户', String(households), '微网格', '综合网格', code.slice(0, 15), '', '', '', '1'],
]

/** 定格定人定责: grades, households and posts of the whole county, and the household groups of one grid. */
const ROWS: readonly (readonly string[])[] = [
  large('990121001', '栖禾街道', '街道'),
  large('990121002', '映棠街道', '街道'),
  medium('990121001001', '桂花巷社区'),
  medium('990121001002', '梨花井社区'),
  medium('990121001003', '榆钱巷社区'),
  medium('990121002001', '南门井社区'),
  medium('990121002002', '稻香里社区'),
  medium('990121002003', '枇杷园社区'),
  grid('990121001001001', '棉纺厂生活区', '网格', 620, [1, 1, 1]),
  grid('990121001001002', '桂苑', '小区', 480, [1, 1, 0]),
  grid('990121001002001', '锦棠花园', '小区', 1360, [1, 2, 1]),
  grid('990121001002002', '井台小区', '小区', 310, [1, 1, 0]),
  grid('990121001003001', '榆钱里', '网格', 420, [1, 1, 1]),
  grid('990121001003002', '粮站宿舍', '小区', 180, [1, 1, 0]),
  grid('990121002001001', '南门新村', '小区', 540, [1, 1, 1]),
  grid('990121002001002', '城墙根老院', '网格', 150, [1, 1, 0]),
  grid('990121002002001', '稻香佳苑', '小区', 1080, [1, 2, 0]),
  grid('990121002002002', '安居苑', '小区', 260, [1, 1, 0]),
  grid('990121002003001', '枇杷园小区', '小区', 730, [1, 1, 1]),
  grid('990121002003002', '临河新城', '小区', 1920, [2, 2, 1]),
  group('990121001003001001', '榆钱里第一联户', 11),
  group('990121001003001002', '榆钱里第二联户', 10),
  group('990121001003001003', '榆钱里第三联户', 12),
]

const importId = (script: Script) => script.answerTo('import-open').importId
/** An import goes on by jobs: its version is read when it is their turn. */
async function versionOf({ platform, answerTo }: Script): Promise<number> {
  const found = await platform.stores.imports.get(answerTo('import-open').importId as never)
  return found?.version ?? 1
}

const BY = { by: '沈若兰', day: 62 } as const
export const IMPORT_ACTS: readonly Act[] = [
  {
    ...{ name: 'import-open', ...BY, hour: 9, command: 'openImport' },
    input: () => ({
      kind: 'areas',
      fileName: '清棠县网格清单（定格定人定责）.xlsx',
      header: HEADER,
      rowCount: ROWS.length,
    }),
  },
  {
    ...{ name: 'import-rows', ...BY, hour: 9.1, command: 'addImportRows' },
    input: (script) => ({ importId: importId(script), from: 0, rows: ROWS }),
  },
  {
    ...{ name: 'import-check', ...BY, hour: 9.2, command: 'actOnImport' },
    input: async (script) => ({ importId: importId(script), version: await versionOf(script), action: 'check' }),
  },
  {
    ...{ name: 'import-apply', ...BY, hour: 9.5, command: 'actOnImport' },
    input: async (script) => ({ importId: importId(script), version: await versionOf(script), action: 'apply' }),
  },
]
