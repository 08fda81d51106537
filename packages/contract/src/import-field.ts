import * as z from 'zod/mini'
import { GRID_GRADE_TEXT, GRID_KIND_TEXT, AREA_KIND_TEXT } from './area'
import { POST_TEXT } from './role'

/** What a list holds. */
export const ImportKind = z.enum(['areas', 'organisations', 'roster', 'posts'])
export type ImportKind = z.infer<typeof ImportKind>
export const IMPORT_KIND_TEXT: Record<ImportKind, string> = {
  areas: '辖区和网格',
  organisations: '组织和单位',
  roster: '单位人员名册',
  posts: '网格岗位人员',
}

/** A column of a list: its heading in the template, what else people call it, and what stands in a cell. */
export type ImportField = {
  name: string
  title: string
  synonyms: readonly string[]
  isRequired?: true
  /** What to write there, for the template's second line. */
  hint: string
  example: string
}

const oneOf = (texts: Record<string, string>) => `填其中一个：${Object.values(texts).join('、')}`
const field = (
  name: string,
  title: string,
  synonyms: string,
  hint: string,
  example: string,
  isRequired?: 'required',
): ImportField => ({
  ...{ name, title, hint, example },
  synonyms: synonyms === '' ? [] : synonyms.split(' '),
  ...(isRequired && { isRequired: true }),
})
const numberOf = (name: string, post: keyof typeof POST_TEXT) =>
  field(name, `${POST_TEXT[post]}数`, `应配${POST_TEXT[post]} ${POST_TEXT[post]}应配`, '应配几人，0到99', '1')

/** The columns of each kind, in the template's order. */
export const IMPORT_FIELDS: Record<ImportKind, readonly ImportField[]> = {
  areas: [
    field(
      'code',
      '编码',
      '区划代码 网格编码 代码 编号 统计用区划代码',
      '街道9位，社区12位，网格15位，楼栋18位数字',
      '990121001001001',
      'required',
    ),
    field('name', '名称', '网格名称 辖区名称 社区名称 街道名称 区划名称', '30个字以内', '榆钱里', 'required'),
    field(
      'parentCode',
      '上级编码',
      '上级代码 上级区划代码 所属上级 父级编码',
      '不填就按编码的前几位找',
      '990121001001',
    ),
    field('kind', '类型', '类别 辖区类型 区划类型', oneOf(AREA_KIND_TEXT), '小区'),
    field('households', '户数', '总户数 家庭户数 住户数', '整数', '320'),
    field('grade', '网格等级', '网格级别 等级 网格层级', oneOf(GRID_GRADE_TEXT), '小网格'),
    field('gridKind', '网格类型', '网格类别 网格性质', oneOf(GRID_KIND_TEXT), '综合网格'),
    field(
      'overlayCode',
      '上级网格编码',
      '所属大网格编码 所属中网格编码 所属网格编码',
      '上一等级网格的编码，没有就空着',
      '990121001001',
    ),
    field('servicePhone', '服务电话', '便民电话 值班电话 社区电话', '社区对外公布的电话', '16000000007'),
    field('serviceName', '接听人', '服务电话接听人 值班人', '谁来接服务电话', '方静怡'),
    numberOf('managers', 'manager'),
    numberOf('informants', 'informant'),
    numberOf('residentCadres', 'resident_cadre'),
    numberOf('groupHeads', 'group_head'),
  ],
  organisations: [
    field('name', '组织名称', '名称 单位名称 全称', '全称，40个字以内', '中共清棠县水务局支部委员会', 'required'),
    field('kind', '组织类型', '类型 类别 组织类别 单位类型', '填系统里的组织类型名称', '机关单位', 'required'),
    field(
      'areaCode',
      '所在辖区编码',
      '辖区编码 所在社区编码 所属社区编码 区划代码',
      '所在区县、街道、社区或网格的编码',
      '990121001001',
      'required',
    ),
    field('code', '组织编码', '编码 代码 组织代码', '没有就空着', 'SW-001'),
    field('creditCode', '统一社会信用代码', '社会信用代码 信用代码', '18位', '11990121MB1234567K'),
    field(
      'parent',
      '上级组织',
      '上级党组织 隶属组织 上级单位 主管单位',
      '上级的全称或组织编码',
      '中共清棠县水务局委员会',
    ),
    field('partyMembers', '党员人数', '党员数 在册党员数 党员总数', '整数', '36'),
    field('staff', '从业人数', '职工人数 员工人数 人员数', '整数', '120'),
    field('termEndsOn', '任期届满日期', '届满日期 换届日期 任期至', '年-月-日', '2028-06-30'),
  ],
  roster: [
    field('unit', '单位', '单位名称 所在单位 工作单位 组织名称', '单位全称或组织编码', '清棠县水务局', 'required'),
    field('name', '姓名', '名字 人员姓名 党员姓名', '20个字以内', '舒明远', 'required'),
    field('phone', '手机号', '手机 电话 手机号码 联系电话 联系方式', '11位手机号', '16000000003', 'required'),
    field('isPartyMember', '是否党员', '党员 政治面貌', '填是或否', '是'),
    field('branch', '所在支部', '党支部 所在党支部 所属支部', '支部全称或组织编码', '水务局机关第一党支部'),
    field('communityCode', '报到社区编码', '社区编码 结对社区编码 包联社区编码', '单位结对社区的编码', '990121001001'),
  ],
  posts: [
    field('gridCode', '网格编码', '编码 辖区编码 所在网格编码', '网格或楼栋的编码', '990121001001001', 'required'),
    field('post', '岗位', '职务 岗位名称 网格岗位', oneOf(POST_TEXT), '网格管理员', 'required'),
    field('name', '姓名', '名字 人员姓名 网格员姓名', '20个字以内', '柯建良', 'required'),
    field('phone', '手机号', '手机 电话 手机号码 联系电话 联系方式', '11位手机号', '16000000008', 'required'),
    field('startsOn', '开始日期', '起始日期 任职日期 上岗日期 聘用日期', '年-月-日，不填就从今天算', '2026-01-01'),
    field('endsOn', '结束日期', '截止日期 到期日期 聘期至', '年-月-日，长期就空着', '2028-12-31'),
  ],
}

/** Headings are compared without what people add around them: blanks, stars, brackets with what stands in them. */
const plain = (heading: string) => heading.replace(/[（(［[【][^）)］\]】]*[）)］\]】]|[\s*＊:：]/g, '')

/** Which field a heading of a file means; undefined for none. */
export function fieldOfHeading(kind: ImportKind, heading: string): ImportField | undefined {
  const words = plain(heading)
  return IMPORT_FIELDS[kind].find(({ title, synonyms }) => title === words || synonyms.includes(words))
}

/** What a file may hold at most. */
export const IMPORT_LIMITS = {
  rows: 20_000,
  columns: 40,
  /** Characters of a cell. */
  cell: 200,
  /** Rows of one request, whose body is ≤ 64 KB. */
  batch: 200,
} as const
