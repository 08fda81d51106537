import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import type { Construct } from 'constructs'
import type { Settings } from '../settings/schema'

type MonthlyBudgetProps = { name: string; email: string; budget: Settings['monthlyBudget'] }

/**
 * Writes when the month's bill passes 80 % of the budget, and when it is on its way beyond it (RUNBOOK.md#cost). Budgets
 * count the whole account, which is why one account for one county is advised. They exist in both partitions; in China
 * they are in yuan (docs.amazonaws.cn, Billing and Payment). The first two of an account cost nothing.
 */
export function monthlyBudget(scope: Construct, { name, email, budget }: MonthlyBudgetProps): CfnBudget {
  const notify = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
    notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
    subscribers: [{ subscriptionType: 'EMAIL', address: email }],
  })
  return new CfnBudget(scope, 'Budget', {
    budget: {
      budgetName: name,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: budget.amount, unit: budget.currency },
    },
    notificationsWithSubscribers: [notify('ACTUAL', 80), notify('FORECASTED', 100)],
  })
}
