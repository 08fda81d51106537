import { tableNames, type TableNames } from '../dynamodb'

/** What a stage's resources are called in its account; infra's stacks give them these names. */
export type Names = {
  tables: TableNames
  sessionSecret: string
  wechatSecret: string
  jobQueue: string
  /** Where the stream's source leaves what it gave up. */
  streamDead: string
}

export function namesOf(stage: string): Names {
  const prefix = `microwish-${stage}-`
  return {
    tables: tableNames(prefix),
    sessionSecret: `${prefix}session`,
    wechatSecret: `${prefix}wechat`,
    jobQueue: `${prefix}jobs`,
    streamDead: `${prefix}stream-dead`,
  }
}
