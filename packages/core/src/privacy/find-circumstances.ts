import type { PersonalSpan } from '@microwish/contract'
import { foldText, unfoldSpan, without } from './plain-text'
import { FOUND, spansOf } from './span'

const CHILDREN = '(?:子女|儿女|儿子|女儿|闺女|孩子|爸妈|父母|爸爸|妈妈|家人|家里人|老公|丈夫|爱人|老伴)们?'
const AWAY =
  '(?:不在(?:身边|家里?|本地|跟前|了|这边)|(?:在|去)外(?:地|面|省)?(?:打工|工作|上班|务工|读书)?|在(?:国外|省外|广东|浙江|外头)(?:打工|工作)?|(?:今年|过年)?回不来|走了|去世了?|没了|不在人世)'

/** Who is alone, when, and what makes a household weak: a burglar’s and a cheat’s reading. */
const LIVING = [
  '独居(?:老人|老年人|在家)?|孤寡(?:老人)?|空巢(?:老人)?|留守(?:老人|儿童|在家)?|独自(?:一个?人)?(?:居住|生活|在家|住|过)?|独门独户',
  '(?:自己)?(?:一个人|一人|单独|自己)(?:居住|生活|住|在家|过日子|过|带孩?娃?子?)(?:着)?',
  `(?:${CHILDREN})(?:都|全|也|又|常年|长期|平时|一直|现在)*${AWAY}`,
  '(?:在)?(?:外地|外省|国外|省外)(?:打工|工作|上班|读书)?的(?=儿|女|闺女|子女|孩子|孙)',
  '(?:家里|家中|屋里)(?:就|只|只有|只剩|就剩)+(?:下|有)?(?:我|她|他|老人|老两口|两个老人|一个老人|孩子)(?:一个人|自己|一人|两个)?',
  '(?:白天|晚上|平时|上午|下午|夜里|周末)?(?:家里|家中|屋里)(?:白天|晚上|平时)?(?:都|经常|常常|总)?没有?人(?:在家?)?',
  '(?:没|无)(?:有)?人(?:照顾|照料|照看|管|赡养)|无儿无女|没有?(?:儿女|子女)|丧偶|守寡|离异|离婚了?|单亲(?:家庭|妈妈|爸爸)?',
  '低保户?|五保户?|特困(?:户|人员)?|困难户|贫困户|孤儿|残疾(?:人(?!联)|证)?|残障人?士?|瘫痪(?:在床)?|偏瘫|脑瘫|截肢|半身不遂|植物人|卧床(?:不起)?|失能|失智|老年痴呆|精神(?:病人?|障碍|分裂症?|失常|异常)|抑郁症?|躁郁症?|焦虑症|自闭症?|孤独症|智障|智力(?:障碍|低下)|弱智|痴呆症?|刚出院|刚做完?手术',
  '白血病|血癌|[肺肝胃肠乳腺血脑]*癌症?|肿瘤|尿毒症|透析|化疗(?!养)|放疗(?!养)|艾滋病?|HIV|梅毒|性病|肝炎|乙肝|肺结核|结核病|糖尿病|高血压病|心脏病|脑梗死?|(?<![集其])中风(?![力向口扇景格])|帕金森病?|阿尔茨海默病?|癫痫病?|慢性病|重病|绝症|病危',
  '聋哑人?|聋人|耳聋|失聪|失明|盲人(?!道)|刑满释放(?:人员)?|刑释人员|劳改|坐过?牢|服过?刑|有前科|社区矫正|吸毒|戒毒|失独(?:家庭|老人)?|寡妇|鳏夫',
  '钥匙(?:就)?(?:放|藏|压|塞|搁)在?[^，。,.!?！？;；]{1,8}',
].map((pattern) => new RegExp(pattern, 'g'))

const NUMERAL = '(?:\\d{1,2}|[一二三四五六七八九十两]{1,3})'
const GRADE = `(?:${NUMERAL}年级|(?:小|初|高|大)[一二三四五六](?!楼|点|时)(?![\\d一-龥]?(?:寸|号))|${NUMERAL}年(?=\\(?${NUMERAL}\\)?班))`
const CLASS = `(?:\\(?${NUMERAL}\\)?班|[A-Za-z]班)`
const KINDERGARTEN = '(?:的)?(?:大大|大|中|小|托|学前)(?:\\(?[\\d一二三四五六]\\)?)?班'
const SCHOOL_KIND = '(?:小学|中学|幼儿园|幼稚园|学校|高中|初中|职中|职高|附小|附中|(?<!老年)大学(?!生)|学院)'
/** Words before 小学 that make it any school. */
const ANY_SCHOOL =
  '(?:.*(?:[我他她你您在到去是上读念从的和跟给为帮想有对门口，。,.、；;：:！!？?\\s]|孙子|孙女|儿子|女儿|孩子|外孙|娃)|附近|旁边|一所|这所|那所|哪所|隔壁|本地|公立|私立|各|每|全)'

const CLASSES = [
  new RegExp(`${GRADE}(?:的)?${CLASS}?`, 'g'),
  new RegExp(`(?<=学|园|校|读|上|在|是)${CLASS}(?=的?(?:学生|同学|小朋友|班主任|老师)|[，。,.!?]|$)`, 'g'),
  new RegExp(
    `(?:孩子|孙子|孙女|儿子|女儿|娃|宝宝|小孩)(?:在|刚|才|正)?(?:上|读|念)(?:了|的)?(?<it>(?:幼儿园)?${KINDERGARTEN})`,
    'g',
  ),
]

const FLOOR_COUNT = '(?:(?<![\\d.高])\\d{1,2}|(?<![高])[一二三四五六七八九十]{1,3}|[顶底])'
const PUBLIC_ROOM =
  '(?:的)?(?:大厅|门厅|大堂|活动室|活动中心|会议室|服务台|服务大厅|窗口|办公室|阅览室|图书室|食堂|超市|教室|值班室|党群)'
const WESTERN_FLOOR = /(?:[住家在是到上去]|[栋幢楼]|单元)\s?(?:的)?(?<it>(?<!\d)\d{1,2}\s?[Ff])(?![A-Za-z\d])/g
const FLOOR = new RegExp(
  `(?:(?:家里?|就|我|她|他)?(?:住在?|家在|家是)(?:的是)?\\s?)?(?:${FLOOR_COUNT}\\s?(?:楼(?!梯|道|房|盘|${PUBLIC_ROOM})|层(?!${PUBLIC_ROOM}|架|书架|柜|锅|板|床|纸|布|玻璃|被|蛋糕|抽屉|皮|油|漆|膜|灰|的?[书鞋货置蒸]|设计|意思|窗帘|纱|棉)))(?:[，,]?(?:也|又|还)?(?:没有?|没装|无|不带)电梯)?`,
  'g',
)

/** Between the characters of a label only the end of a clause, or something already found, parts them. */
const LOOSE = new RegExp(`[^\\p{Letter}\\p{Number}${FOUND},。!?;:]`, 'u')

/** Living circumstances, schools and classes, floors: words that never enter the hall, nor can be kept there. */
export function findCircumstances(plain: string): PersonalSpan[] {
  const tight = without(LOOSE, foldText(plain))
  const joined = without(/\s/, foldText(plain))
  return [
    ...LIVING.flatMap((pattern) => spansOf('living', pattern, tight.words)).map((span) => unfoldSpan(tight, span)),
    ...findSchools(plain),
    ...CLASSES.flatMap((pattern) => spansOf('school', pattern, plain)),
    ...spansOf('floor', FLOOR, plain),
    ...[FLOOR, WESTERN_FLOOR]
      .flatMap((pattern) => spansOf('floor', pattern, joined.words))
      .map((span) => unfoldSpan(joined, span)),
  ]
}

const SCHOOL = new RegExp(
  `[一-龥]{0,12}?(?:${SCHOOL_KIND})(?:(?:${GRADE})(?:的)?${CLASS}?|${CLASS}|${KINDERGARTEN})?`,
  'g',
)
const TOWN_SCHOOL = new RegExp(
  `(?:[县市区镇][一二三四五六七八九十]{1,2}[中小幼](?![一-龥]?午)|(?<=[在到去从读上念是接])[一-龥]{0,4}?第?[一二三四五六七八九十]{1,2}[中小幼](?=[读上念的帮接送放门旁附对，。,.!?；;\\s]|学|初|高|$|${NUMERAL}年))(?:读|上|念)?(?:${GRADE})?${CLASS}?`,
  'g',
)

/** A school by name, or any school with a class; 「附近的小学」 is neither. */
function findSchools(plain: string): PersonalSpan[] {
  const named = spansOf('school', SCHOOL, plain).flatMap((span) => {
    const words = plain.slice(span.start, span.end)
    const lead = new RegExp(`^${ANY_SCHOOL}`).exec(words.replace(new RegExp(`${SCHOOL_KIND}.*$`), ''))?.[0].length ?? 0
    const rest = words.slice(lead)
    return new RegExp(`^[一-龥]?${SCHOOL_KIND}$`).test(rest) ? [] : [{ ...span, start: span.start + lead }]
  })
  return [...named, ...spansOf('school', TOWN_SCHOOL, plain)]
}
