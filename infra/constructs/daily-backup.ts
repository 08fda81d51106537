import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup'
import { Schedule } from 'aws-cdk-lib/aws-events'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledge'

export type DailyBackupProps = {
  name: string
  /** ARNs. */
  tables: readonly string[]
  key: IKey
  keepDays: number
}

/**
 * A backup of every table each night, in a vault from which nobody deletes by hand. It stands beside the restore to a
 * point in time, which ends with its table. Each backup is whole, so days are few: they cost, and they hold what
 * residents had deleted.
 */
export class DailyBackup extends Construct {
  constructor(scope: Construct, id: string, { name, tables, key, keepDays }: DailyBackupProps) {
    super(scope, id)
    const backupVault = new BackupVault(this, 'Vault', {
      backupVaultName: name,
      encryptionKey: key,
      blockRecoveryPointDeletion: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const plan = new BackupPlan(this, 'Plan', { backupPlanName: name, backupVault })
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'daily',
        // 02:30 in China.
        scheduleExpression: Schedule.cron({ hour: '18', minute: '30' }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(8),
        deleteAfter: Duration.days(keepDays),
      }),
    )
    acknowledge(this, {
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]':
        'AWS keeps the policy of its own service in step with what a backup takes; nobody else can take on the role.',
    })
    plan.addSelection('Tables', { resources: tables.map((table) => BackupResource.fromArn(table)) })
  }
}
