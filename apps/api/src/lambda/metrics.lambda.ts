import { Metrics } from '@aws-lambda-powertools/metrics'

/**
 * What a function counts, under the name that it is deployed by: two stages of one account stay apart, or the canary of
 * one would hide the silence of the other.
 */
export const metricsOf = (name: string) =>
  new Metrics({ namespace: 'Microwish', serviceName: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? name })
