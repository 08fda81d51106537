import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { literalsIn, literalsInSources, textsOf } from './literals'
import type { Json } from './template'

const judge = (value: Json, given: string[] = []) =>
  literalsIn([{ name: 'Bad', template: { Resources: { A: { Type: 'T', Properties: { P: value } } } } }], given)

const INFRA = join(__dirname, '..')
const sources = new Map(
  readdirSync(INFRA, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ts$/.test(path) && !/\.(test|fixture)\.ts$/.test(path))
    // Settings know the partitions by name; these checks name what they refuse.
    .filter((path) => !/^(settings|checks|test|node_modules|cdk\.out)\//.test(path))
    .map((path) => [path, readFileSync(join(INFRA, path), 'utf8')]),
)

describe('a template', () => {
  it.each([
    'arn:aws:s3:::bucket',
    'arn:aws-cn:s3:::bucket',
    'https://sqs.cn-north-1.amazonaws.com.cn',
    'dynamodb.eu-west-1.amazonaws.com',
    'https://wish.example.cn/m/',
    'cloudfront.cn',
  ])('may not say %s', (text) => {
    expect(judge({ 'Fn::Join': ['', ['a', text]] })).toEqual([expect.stringMatching(/A\.Properties\.P/)])
  })

  it('may name a service’s principal, the partition by reference, and what the settings gave', () => {
    expect(judge({ Principal: { Service: 'lambda.amazonaws.com' } })).toEqual([])
    expect(judge({ 'Fn::Sub': 'arn:${AWS::Partition}:s3:::bucket.${AWS::URLSuffix}' })).toEqual([])
    expect(judge('https://wish.example.cn/m/', textsOf({ domain: { name: 'wish.example.cn' } }))).toEqual([])
    expect(judge('https://other.cn/wish.example.cn', ['wish.example.cn'])).toHaveLength(1)
  })

  it('may not slip more past as a principal', () => {
    expect(judge({ Principal: { AWS: 'arn:aws:iam::1:root' } })).toHaveLength(1)
    expect(judge({ Principle: 'lambda.amazonaws.com' })).toHaveLength(1)
  })
})

describe('the source of infra', () => {
  it('names no partition, suffix or host', () => {
    expect(sources.size).toBeGreaterThan(5)
    expect(literalsInSources(sources)).toEqual([])
  })

  it.each(["const a = 'arn:aws:s3:::b'", 'const a = `${id}.amazonaws.com`', 'const host = "wish.cn"'])(
    'would be refused for %s',
    (line) => {
      expect(literalsInSources(new Map([['a.ts', `\n${line}`]]))).toEqual([`a.ts:2 says ${line}`])
    },
  )

  it('may name a principal', () => {
    expect(literalsInSources(new Map([['a.ts', "new ServicePrincipal('lambda.amazonaws.com')"]]))).toEqual([])
  })
})
