import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings as readAppSettings } from '@microwish/api'
import { DEFAULT_SETTINGS } from '@microwish/core'
import { judgeSettings } from './judge-settings'
import { type PartitionName, PARTITION_NAMES } from './partitions'
import { readDeployment, readSettings } from './read-settings'
import { SETTINGS } from './schema'

type Given = Record<string, unknown>

const committed = (partition: PartitionName): Given =>
  JSON.parse(readFileSync(join(__dirname, `${partition}.prod.json`), 'utf8')) as Given
const faultsOf = (changes: Given, partition: PartitionName = 'aws') =>
  judgeSettings({ ...committed(partition), ...changes }, partition, '0.1.0').faults

const folder = mkdtempSync(join(tmpdir(), 'microwish-settings-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, text: string) => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), text)
}

/** Lists of bodies and of alliances, at the edges of what each may hold. */
const kinds = ['residents_committee', 'school']
const body = { code: 'a_1', text: '居委会', kinds }
const chair = { text: '一席', kinds, wanted: 50 }
const alliance = { code: 'a', name: '联盟', chairs: [chair] }
const LISTS: unknown[][] = [
  [],
  [body],
  Array.from({ length: 41 }, () => body),
  [{ ...body, kinds: [] }],
  [{ ...body, code: 'A' }],
  [{ ...body, text: '长'.repeat(30) }],
  [{ ...body, text: '长'.repeat(31) }],
  [{ ...body, text: '' }],
  [{ code: 'a', kinds }],
  [alliance],
  Array.from({ length: 41 }, () => alliance),
  [{ ...alliance, chairs: [] }],
  [{ ...alliance, chairs: Array.from({ length: 41 }, () => chair) }],
  ...[0, 1.5, 51, undefined].map((wanted) => [{ ...alliance, chairs: [{ ...chair, wanted }] }]),
]

describe('settings', () => {
  it.each(readdirSync(__dirname).filter((file) => file.endsWith('.json')))('are right in %s', (file) => {
    const [partition, stage] = file.split('.')
    expect(readSettings({ partition: partition as PartitionName, stage: stage ?? '' }, '0.1.0')).toMatchObject({
      county: '清棠县',
      app: {},
    })
  })

  it.each<[key: string, changes: Given, told: string]>([
    [
      'a region without a number',
      { region: 'singapore' },
      '"region" is "singapore"; allowed is the name of a region: change it.',
    ],
    [
      'half an account',
      { account: '12345' },
      '"account" is "12345"; allowed is the 12 digits of an account: change it.',
    ],
    [
      'another architecture',
      { architecture: 'arm' },
      '"architecture" is "arm"; allowed is one of arm64, x86_64: change it.',
    ],
    [
      'a runtime that Lambda takes no more',
      { runtime: 'nodejs20.x' },
      '"runtime" is "nodejs20.x"; allowed is one of nodejs22.x, nodejs24.x: change it.',
    ],
    ['a word for a yes', { tracing: 'yes' }, '"tracing" is "yes"; allowed is true or false: change it.'],
    ['no version', { oldestClient: '1' }, '"oldestClient" is "1"; allowed is a version such as 0.1.0: change it.'],
    [
      'logs kept too short',
      { logRetentionDays: 30 },
      '"logRetentionDays" is 30; allowed is one of 180, 365, 400, 545, 731, 1096, 1827 days, because the law wants logs for six months: change it.',
    ],
    ['no address', { alarmEmail: 'alarms' }, '"alarmEmail" is "alarms"; allowed is an e-mail address: change it.'],
    [
      'nothing to spend',
      { monthlyBudget: { amount: 0, currency: 'USD' } },
      '"monthlyBudget.amount" is 0; allowed is a number above 0: change it.',
    ],
    [
      'a missing part',
      { monthlyBudget: { amount: 5 } },
      '"monthlyBudget.currency" is missing; allowed is three capital letters: add it.',
    ],
    ['a missing group', { wechat: undefined }, '"wechat" is missing; allowed is an object: add it.'],
    ['a number in place of a group', { stream: 7 }, '"stream" is 7; allowed is an object: change it.'],
    [
      'half a batch',
      { stream: { batchSize: 0.5, windowSeconds: 1, retries: 1 } },
      '"stream.batchSize" is 0.5; allowed is a whole number of lines from 1 to 1000: change it.',
    ],
    [
      'a template of another length',
      { wechat: { noticeTemplateId: 'x' } },
      '"wechat.noticeTemplateId" is "x"; allowed is the 43 characters by which WeChat numbers a template: change it.',
    ],
    [
      'a setting of the product out of range',
      { app: { reopenDays: 0 } },
      '"app.reopenDays" is 0; allowed is a whole number of days from 1 to 365: change it.',
    ],
    [
      'backups for ever',
      { backups: { keepDays: 3650 } },
      '"backups.keepDays" is 3650; allowed is a whole number of days from 1 to 35: change it.',
    ],
    [
      'a newer client than there is',
      { oldestClient: '0.10.0' },
      '"oldestClient" is "0.10.0"; allowed is a version not newer than this release, 0.1.0: change it.',
    ],
    [
      'another currency',
      { monthlyBudget: { amount: 70, currency: 'CNY' } },
      '"monthlyBudget.currency" is "CNY"; allowed is USD, in which accounts of aws are billed: change it.',
    ],
  ])('refuse %s in one sentence', (_, changes, told) => {
    expect(faultsOf(changes)).toEqual([told])
  })

  it('name what there is beside a setting that there is not', () => {
    expect(faultsOf({ contry: '清棠县' })).toEqual([
      expect.stringMatching(/^there is no setting "contry": remove it, or write one of county, account, region, /),
    ])
    expect(faultsOf({ app: { pollSecond: 5 } })).toEqual([
      expect.stringMatching(/^there is no setting "app.pollSecond": .* one of pollSeconds, consentVersion, /),
    ])
  })

  it('tell of each wrong one', () => {
    expect(faultsOf({ tracing: 1, cloudFront: 2 })).toHaveLength(2)
    expect(judgeSettings([], 'aws', '0.1.0').faults).toEqual([
      'the whole of it is []; allowed is an object: change it.',
    ])
  })

  it.each(Object.keys(DEFAULT_SETTINGS))('take the same %s as the API, which would not start with another', (name) => {
    const edges = [1, 2, 32, 60, 90, 120, 365, 1_000, 3_600, 10_000, 100_000].flatMap((edge) => [
      edge - 1,
      edge,
      edge + 1,
    ])
    const texts = [...[0, 1, 32, 33].map((length) => 'v'.repeat(length)), '2026-11', '2026-1']
    const places = [-1, 0, 99, 100, 1.5].map((manager) => ({ grid: { manager } }))
    const numbers = [{}, { shop: {} }, { grid: { keeper: 1 } }, ...places]
    const pairs = [...edges, ''].flatMap((one) => [
      { citizen: one, staff: 2 },
      { citizen: 2, staff: one },
    ])
    const found = [...edges, 2.5, ...texts, ...pairs, ...numbers, ...LISTS].map((value) => ({ [name]: value }))
    const isTaken = (app: object) => faultsOf({ app }).length === 0
    const starts = (app: object) => {
      try {
        return readAppSettings(JSON.stringify(app)) !== undefined
      } catch {
        return false
      }
    }
    expect(found.filter(isTaken)).toEqual(found.filter(starts))
    expect(found.some(isTaken)).toBe(true)
  })

  it('know the settings of the product, all of them and no others', () => {
    const { app } = SETTINGS.shape
    expect(Object.keys(app.def.innerType.shape).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort())
  })
})

describe('settings beside each other and the partition', () => {
  it.each(PARTITION_NAMES)('refuse in %s a region of the other partition, naming its own', (partition) => {
    const [other] = PARTITION_NAMES.filter((name) => name !== partition)
    const [fault] = faultsOf({ region: committed(other!)['region'], cloudFront: false, domain: undefined }, partition)
    expect(fault).toMatch(`allowed is a region of the partition ${partition} (`)
    expect(fault).toContain(committed(partition)['region'])
  })

  it('refuse tracing in China, where X-Ray traces no functions', () => {
    expect(faultsOf({ tracing: true }, 'aws-cn')).toEqual([
      '"tracing" is true; allowed is false, because X-Ray does not trace functions in aws-cn: change it.',
    ])
    expect(faultsOf({ tracing: true }, 'aws')).toEqual([])
  })

  const NAME = 'wish.qingtang.example'
  const acm = (partition: string, region: string) => `arn:${partition}:acm:${region}:111111111111:certificate/1-2`
  it.each<[title: string, partition: PartitionName, changes: Given, told: RegExp[]]>([
    [
      'a name at CloudFront with a certificate elsewhere',
      'aws',
      { cloudFront: true, domain: { name: NAME, certificateArn: acm('aws', 'ap-southeast-1') } },
      [/"domain.certificateArn" is .* in ACM in us-east-1, where CloudFront looks for it/],
    ],
    [
      'a name without a certificate',
      'aws',
      { cloudFront: true, domain: { name: NAME } },
      [/"domain.certificateArn" is missing; .* us-east-1/],
    ],
    [
      'a name at the API with the certificate of CloudFront',
      'aws',
      { cloudFront: false, domain: { name: NAME, certificateArn: acm('aws', 'us-east-1') } },
      [/in ap-southeast-1, where the API looks for it/],
    ],
    [
      'a certificate of the other partition',
      'aws-cn',
      { domain: { name: NAME, certificateArn: acm('aws', 'cn-northwest-1') } },
      [/"domain.certificateArn" is /],
    ],
    [
      'CloudFront in China without a name',
      'aws-cn',
      { cloudFront: true, domain: undefined },
      [/"domain" is missing; .* iamCertificateId, .* \(or set cloudFront to false\)/],
    ],
    [
      'CloudFront in China with a certificate of ACM',
      'aws-cn',
      { cloudFront: true },
      [/"domain.iamCertificateId" is missing/, /"domain.certificateArn" .* no certificate of ACM/],
    ],
    [
      'a certificate of IAM where ACM is asked',
      'aws',
      {
        cloudFront: false,
        domain: { name: NAME, certificateArn: acm('aws', 'ap-southeast-1'), iamCertificateId: 'ASCAEXAMPLE12345' },
      },
      [/"domain.iamCertificateId" .* no certificate of IAM/],
    ],
  ])('refuse %s', (_, partition, changes, told) => {
    const faults = faultsOf(changes, partition)
    expect(faults).toEqual(told.map((one) => expect.stringMatching(one) as unknown))
  })

  it.each<[PartitionName, Given]>([
    ['aws', { cloudFront: true, domain: undefined }],
    ['aws', { cloudFront: false, domain: undefined }],
    ['aws-cn', { cloudFront: true, domain: { name: NAME, iamCertificateId: 'ASCAEXAMPLE12345' } }],
    ['aws-cn', { cloudFront: false, domain: undefined }],
  ])('are content in %s with %j', (partition, changes) => {
    expect(faultsOf(changes, partition)).toEqual([])
  })
})

describe('the stage that is meant', () => {
  const read = (given: { partition?: unknown; stage?: unknown }) => () => readDeployment(given, folder)
  beforeAll(() => {
    write('aws.prod.json', '{}')
    write('aws.rehearsal.json', '{"county": "清棠县",}')
    write('aws-cn.prod.json', '{}')
    write('aws.README.md', '')
  })

  it('is the one that has a file', () => {
    expect(read({ partition: 'aws', stage: 'rehearsal' })()).toEqual({ partition: 'aws', stage: 'rehearsal' })
  })

  it.each<[given: { partition?: unknown; stage?: unknown }, told: string]>([
    [{}, 'Say which partition is meant, with --context partition=…; there are: aws, aws-cn.'],
    [{ partition: 'aws_cn', stage: 'prod' }, 'There is no partition "aws_cn"; there are: aws, aws-cn.'],
    [
      { partition: 'aws' },
      `Say which stage is meant, with --context stage=…; in aws there are: prod, rehearsal. A new one is a file ${folder}/aws.<stage>.json.`,
    ],
    [
      { partition: 'aws', stage: 'Prod' },
      `There is no stage "Prod"; in aws there are: prod, rehearsal. A new one is a file ${folder}/aws.<stage>.json.`,
    ],
    [
      { partition: 'aws-cn', stage: '../aws.prod' },
      `There is no stage "../aws.prod"; in aws-cn there are: prod. A new one is a file ${folder}/aws-cn.<stage>.json.`,
    ],
  ])('%j is told in a sentence', (given, told) => {
    expect(read(given)).toThrow(expect.objectContaining({ message: told, isPlain: true }) as Error)
  })

  it('says which file is wrong, and where it is no JSON', () => {
    expect(() => readSettings({ partition: 'aws', stage: 'prod' }, '0.1.0', folder)).toThrow(
      `${folder}/aws.prod.json: "county" is missing`,
    )
    expect(() => readSettings({ partition: 'aws', stage: 'rehearsal' }, '0.1.0', folder)).toThrow(
      `${folder}/aws.rehearsal.json is not JSON: `,
    )
  })
})
