import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Answers findings of cdk-nag at a construct, each with its reason; one that is no longer found must go. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  const rules = Object.entries(reasons).map(([rule, reason]) => ({ id: `AwsSolutions-${rule}`, reason }))
  Validations.of(construct).acknowledge(...rules)
}
