import { TABLES, type IndexDefinition, type TableDefinition, type TableName } from '@microwish/core/tables'
import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { DailyBackup } from '../constructs/daily-backup'

export type DataStackProps = StackProps & {
  /** Before each table's name, so that two stages fit into one account: `microwish-prod-`. */
  prefix: string
  /** Days that each daily backup is kept. */
  backupDays: number
}

/**
 * Every table of `@microwish/core/tables`, and the keys that seal them. Contacts have a key of their own, which
 * nobody who may only read the lists can use. Nothing here is ever deleted with the stack.
 */
export class DataStack extends Stack {
  readonly tables: Readonly<Record<TableName, TableV2>>
  readonly key: Key
  readonly contactsKey: Key

  constructor(scope: Construct, id: string, { prefix, backupDays, ...props }: DataStackProps) {
    super(scope, id, props)
    this.key = this.createKey('Key', 'Seals the tables of Microwish')
    this.contactsKey = this.createKey(
      'ContactsKey',
      'Seals telephones and addresses of Microwish, and wraps their data keys',
    )
    this.tables = Object.fromEntries(
      TABLES.map((definition) => [definition.name, this.createTable(definition, prefix)]),
    ) as Record<TableName, TableV2>
    new DailyBackup(this, 'Backup', {
      name: `${prefix}daily`,
      tables: Object.values(this.tables).map(({ tableArn }) => tableArn),
      key: this.key,
      keepDays: backupDays,
    })
  }

  /** Of the table whose history the stream's function follows. */
  get needsStreamArn(): string {
    const { tableStreamArn } = this.tables.needs
    if (!tableStreamArn) throw new Error('the table of needs has no stream')
    return tableStreamArn
  }

  /** The deployed names as every function finds them: `NEEDS_TABLE`. */
  get tableVariables(): Record<string, string> {
    return Object.fromEntries(TABLES.map(({ name }) => [`${name.toUpperCase()}_TABLE`, this.tables[name].tableName]))
  }

  private createKey(id: string, description: string) {
    return new Key(this, id, { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN })
  }

  private createTable({ name, pk, sk, ttl, stream, indexes }: TableDefinition, prefix: string) {
    return new TableV2(this, `${name[0]?.toUpperCase()}${name.slice(1)}Table`, {
      tableName: prefix + name,
      partitionKey: text(pk),
      sortKey: text(sk),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(name === 'contacts' ? this.contactsKey : this.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      globalSecondaryIndexes: indexes.map(toIndex),
      ...(ttl && { timeToLiveAttribute: ttl }),
      ...(stream && { dynamoStream: StreamViewType.NEW_IMAGE }),
    })
  }
}

const text = (name: string) => ({ name, type: AttributeType.STRING })

function toIndex({ name, pk, sk, projects }: IndexDefinition): GlobalSecondaryIndexPropsV2 {
  return {
    indexName: name,
    partitionKey: text(pk),
    sortKey: text(sk),
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...projects],
  }
}
