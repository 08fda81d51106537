import { disagreeingPermissions } from './permissions'
import { aDeployment, allow, arn, SOUND_STATEMENTS, SOUND_USES } from './stack.fixture'
import type { Json } from './template'

// A busy machine takes its time.
jest.setTimeout(60_000)

const judge = (statements: Json[], uses = SOUND_USES) => disagreeingPermissions(aDeployment({ statements }), uses)
const besides = (...statements: Json[]) => judge([...SOUND_STATEMENTS, ...statements])
/** The sound statements without an action. */
const without = (action: string) =>
  SOUND_STATEMENTS.map((statement) => {
    const left = [statement.Action].flat().filter((name) => name !== action)
    return { ...statement, Action: left.length > 0 ? left : ['sqs:ListQueueTags'] }
  })

describe('a role beside what its function uses', () => {
  it.each(['aws', 'aws-cn'] as const)('is content when they are the same, in %s', async (partition) => {
    expect(await disagreeingPermissions(aDeployment({}, partition), SOUND_USES)).toEqual([])
  })

  it.each([
    ['dynamodb:PutItem', /not allowed dynamodb:PutItem on .*table\/microwish-test-needs, .*recorded to use needs/],
    ['dynamodb:Query', /not allowed dynamodb:Query on .*index\/byGrid/],
    ['kms:Decrypt', /not allowed kms:Decrypt on .* via dynamodb\.cn-north-1\.amazonaws\.com\.cn/],
    ['kms:GenerateDataKey', /not allowed kms:GenerateDataKey on .*ContactsKey/],
    ['secretsmanager:GetSecretValue', /not allowed secretsmanager:GetSecretValue/],
    ['sqs:SendMessage', /not allowed sqs:SendMessage on .*jobs/],
    ['sqs:DeleteMessage', /not allowed sqs:DeleteMessage/],
    ['dynamodb:GetRecords', /not allowed dynamodb:GetRecords on .*\/stream\//],
    ['dynamodb:ListStreams', /not allowed dynamodb:ListStreams/],
    ['logs:PutLogEvents', /not allowed logs:PutLogEvents/],
  ])('misses %s', async (action, told) => {
    expect(await judge(without(action))).toContainEqual(expect.stringMatching(told))
  })

  it.each<[why: string, statement: Json, told: RegExp]>([
    [
      'an action that nobody uses',
      allow('dynamodb:DeleteItem', arn('Needs')),
      /allowed dynamodb:DeleteItem on .*needs,/,
    ],
    ['an index that nobody reads', allow('dynamodb:Query', { 'Fn::Sub': '${Needs.Arn}/index/byStreet' }), /byStreet/],
    ['the key of a table, asked directly', allow('kms:Decrypt', arn('Key')), /allowed kms:Decrypt on \S+-Key, and was/],
    ['a secret of somebody else', allow('secretsmanager:GetSecretValue', { Ref: 'SessionSecret' }), /session/],
    ['a queue to read that is not its own', allow('sqs:ReceiveMessage', arn('Dead')), /ReceiveMessage on .*dead/],
    ['a key through a service that needs none', viaSns(), /via sns\./],
  ])('refuses %s', async (_, statement, told) => {
    expect(await besides(statement)).toContainEqual(expect.stringMatching(told))
  })

  it.each<[why: string, statement: Json, told: RegExp]>([
    ['an action with a star', allow('dynamodb:*', arn('Needs')), /dynamodb:\* is not one action/],
    ['Scan', allow('dynamodb:Scan', arn('Needs')), /Scan is nothing/],
    ['identity', allow('iam:PassRole', arn('Role')), /iam:PassRole is nothing/],
    ['everything', allow('dynamodb:GetItem', '*'), /on \*, which is no one thing/],
    ['all indexes', allow('dynamodb:Query', { 'Fn::Sub': '${Needs.Arn}/index/*' }), /no one thing/],
    ['a thing that is not ours', allow('sqs:SendMessage', 'arn:aws-cn:sqs:cn-north-1:222222222222:theirs'), /theirs/],
    ['all but something', { Effect: 'Allow', NotAction: 'sqs:DeleteQueue', Resource: arn('Jobs') }, /NotAction/],
  ])('refuses %s in a statement', async (_, statement, told) => {
    expect(await besides(statement)).toContainEqual(expect.stringMatching(told))
  })

  it('refuses policies that somebody else writes', async () => {
    const deployment = aDeployment({ role: { ManagedPolicyArns: ['arn:aws-cn:iam::aws:policy/AdministratorAccess'] } })
    expect(await disagreeingPermissions(deployment, SOUND_USES)).toEqual([expect.stringMatching(/AdministratorAccess/)])
  })

  it('counts what a policy inside the role allows', async () => {
    const Policies = [{ PolicyDocument: { Statement: [allow('dynamodb:DeleteItem', arn('Needs'))] } }]
    const found = await disagreeingPermissions(aDeployment({ role: { Policies } }), SOUND_USES)
    expect(found).toEqual([expect.stringMatching(/DeleteItem/)])
  })

  it('refuses a key whose own policy keeps the account’s roles out', async () => {
    const Key = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [] } } }
    const found = await disagreeingPermissions(aDeployment({ more: { ContactsKey: Key } }), SOUND_USES)
    expect(found).toContainEqual(expect.stringMatching(/not allowed kms:Decrypt on .*ContactsKey/))
  })

  it('refuses a record of a function that is not there, and a function of which there is no record', async () => {
    const uses = { ghost: [], job: SOUND_USES.job }
    expect(await judge(SOUND_STATEMENTS, uses)).toEqual([expect.stringMatching(/ghost is deployed/)])
    const { job: _, ...none } = uses
    expect(await disagreeingPermissions(aDeployment(), none)).toContainEqual(expect.stringMatching(/what job uses/))
  })

  it('stops at a use of something that the function is not told of, and at an action that AWS does not have', async () => {
    const flies = { job: [...SOUND_USES.job, { action: 'dynamodb:FlyItem', on: 'needs' }] }
    await expect(judge(SOUND_STATEMENTS, flies)).rejects.toThrow(/FlyItem.*cannot be judged/)
    const untold = { job: [{ action: 'dynamodb:GetItem', on: 'ledger' }] }
    await expect(judge(SOUND_STATEMENTS, untold)).rejects.toThrow(/LEDGER_TABLE tells it of nothing/)
  })
})

describe('CDK’s function that fills the bucket', () => {
  const id = 'CustomCDKBucketDeployment8693'
  const fill = (...statements: Json[]) => {
    const more = {
      Files: { Type: 'AWS::S3::Bucket' },
      [id]: { Type: 'AWS::Lambda::Function', Properties: { Role: arn('Filler') } },
      Filler: {
        Type: 'AWS::IAM::Role',
        Properties: { Policies: [{ PolicyDocument: { Statement: statements } }] },
      },
    }
    return disagreeingPermissions(aDeployment({ more }), SOUND_USES)
  }

  it('may copy from CDK’s bucket into ours', async () => {
    const assets = { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::cdk-hnb659fds-assets-1/*' }
    expect(
      await fill(allow('s3:GetObject*', assets), allow(['s3:PutObject'], { 'Fn::Sub': '${Files.Arn}/*' })),
    ).toEqual([])
  })

  it.each<[why: string, statement: Json]>([
    ['another bucket', allow('s3:GetObject*', 'arn:aws-cn:s3:::theirs/*')],
    ['everything', allow('s3:GetObject*', '*')],
    ['the tables', allow('dynamodb:GetItem', arn('Needs'))],
  ])('may not touch %s', async (_, statement) => {
    expect(await fill(statement)).toEqual([expect.stringMatching(/CustomCDKBucketDeployment8693 .* may /)])
  })
})

function viaSns() {
  const Condition = { StringEquals: { 'kms:ViaService': 'sns.cn-north-1.amazonaws.com.cn' } }
  return allow('kms:Decrypt', arn('Key'), { Condition })
}
