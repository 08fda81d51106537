import { TABLES } from '@microwish/core/tables'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { DataStack } from './data-stack'

const REGIONS = { aws: 'ap-southeast-1', 'aws-cn': 'cn-north-1' }

/** A TableV2 is a global table with one replica. */
type TableResource = {
  DeletionPolicy: string
  UpdateReplacePolicy: string
  Properties: {
    TableName: string
    KeySchema: { AttributeName: string; KeyType: string }[]
    AttributeDefinitions: { AttributeName: string; AttributeType: string }[]
    BillingMode: string
    TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean }
    StreamSpecification?: { StreamViewType: string }
    SSESpecification: { SSEEnabled: boolean; SSEType: string }
    GlobalSecondaryIndexes?: {
      IndexName: string
      KeySchema: { AttributeName: string; KeyType: string }[]
      Projection: { ProjectionType: string; NonKeyAttributes: string[] }
    }[]
    Replicas: {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: boolean }
      DeletionProtectionEnabled: boolean
      SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [string, 'Arn'] } }
    }[]
  }
}
type Statement = { Effect: string; Principal: unknown; Action: unknown }

function synth(region = REGIONS.aws) {
  const stack = new DataStack(new App(), 'Data', {
    prefix: 'test-',
    backupDays: 7,
    env: { account: '111111111111', region },
  })
  const template = Template.fromStack(stack)
  const tables = Object.values(template.findResources('AWS::DynamoDB::GlobalTable')) as TableResource[]
  return { template, tables, find: (name: string) => tables.find(({ Properties }) => Properties.TableName === name) }
}

const { template, tables, find } = synth()
const keyOf = (name: string) =>
  find(`test-${name}`)?.Properties.Replicas[0]?.SSESpecification.KMSMasterKeyId['Fn::GetAtt'][0]
const keys = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: 'HASH' },
  { AttributeName: sk, KeyType: 'RANGE' },
]

describe('the data stack', () => {
  it('has the defined tables and no other', () => {
    expect(tables.map(({ Properties }) => Properties.TableName).sort()).toEqual(
      TABLES.map(({ name }) => `test-${name}`).sort(),
    )
    expect(template.findResources('AWS::DynamoDB::Table')).toEqual({})
  })

  it.each(TABLES)('gives $name its keys, indexes, expiry and stream', ({ name, pk, sk, ttl, stream, indexes }) => {
    const properties = find(`test-${name}`)!.Properties
    expect(properties.KeySchema).toEqual(keys(pk, sk))
    expect(properties.AttributeDefinitions.map(({ AttributeType }) => AttributeType)).not.toContain('N')
    expect(properties.TimeToLiveSpecification).toEqual(ttl && { AttributeName: ttl, Enabled: true })
    expect(properties.StreamSpecification).toEqual(stream && { StreamViewType: 'NEW_IMAGE' })
    expect(properties.GlobalSecondaryIndexes ?? []).toEqual(
      indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index.pk, index.sk),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: index.projects },
      })),
    )
  })

  it.each(TABLES)('keeps $name: restorable, sealed, on demand, outliving the stack', ({ name }) => {
    const { Properties, DeletionPolicy, UpdateReplacePolicy } = find(`test-${name}`)!
    expect(Properties.BillingMode).toBe('PAY_PER_REQUEST')
    expect(Properties.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' })
    expect(Properties.Replicas).toHaveLength(1)
    expect(Properties.Replicas[0]).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    })
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain'])
  })

  it.each(TABLES)(
    'keeps $name within DynamoDB’s quotas of 20 indexes and 100 attributes projected by name',
    (table) => {
      expect(table.indexes.length).toBeLessThanOrEqual(20)
      expect(table.indexes.flatMap(({ projects }) => projects).length).toBeLessThanOrEqual(100)
    },
  )

  it('seals contacts with a key of their own', () => {
    const others = TABLES.map(({ name }) => name).filter((name) => name !== 'contacts')
    expect(keyOf('contacts')).toEqual(expect.any(String))
    expect(others.map(keyOf)).not.toContain(keyOf('contacts'))
    expect(template.toJSON()).toMatchObject({ Resources: { [keyOf('contacts')!]: { Type: 'AWS::KMS::Key' } } })
  })

  it('turns its keys yearly and keeps them, or nothing could be read again', () => {
    const found = Object.values(template.findResources('AWS::KMS::Key'))
    expect(found).toHaveLength(2)
    for (const key of found)
      expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } })
  })

  it('backs up every table each night, sealed, for as many days as the settings say, and nobody deletes a backup', () => {
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [{ ScheduleExpression: 'cron(30 18 * * ? *)', Lifecycle: { DeleteAfterDays: 7 } }],
      },
    })
    const [selection] = Object.values(template.findResources('AWS::Backup::BackupSelection')) as {
      Properties: { BackupSelection: { Resources: unknown[] } }
    }[]
    expect(selection?.Properties.BackupSelection.Resources).toHaveLength(TABLES.length)
    template.hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'Retain',
      Properties: {
        EncryptionKeyArn: { 'Fn::GetAtt': [keyOf('needs'), 'Arn'] },
        AccessPolicy: {
          Statement: [
            { Effect: 'Deny', Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'] },
          ],
        },
      },
    })
  })

  it('is public to nobody: keys answer to this account, tables have no policy', () => {
    const statements = Object.values(template.findResources('AWS::KMS::Key')).flatMap(
      (key) => (key as { Properties: { KeyPolicy: { Statement: Statement[] } } }).Properties.KeyPolicy.Statement,
    )
    expect(statements.length).toBeGreaterThan(0)
    for (const { Principal } of statements) expect(JSON.stringify(Principal)).toMatch(/:iam::111111111111:root/)
    expect(JSON.stringify(tables)).not.toContain('ResourcePolicy')
  })

  it.each(Object.entries(REGIONS))('names no partition or host of its own, so that it stands in %s', (_, region) => {
    // Services are called so in every partition.
    const text = JSON.stringify(synth(region).template.toJSON()).replace(/"Service":"[a-z]+\.amazonaws\.com"/g, '')
    expect(text).not.toMatch(/arn:aws(-cn)?:|amazonaws\.com/)
    expect(text).toContain('AWS::Partition')
  })
})
