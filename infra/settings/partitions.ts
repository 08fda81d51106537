/**
 * What AWS offers in a partition, as far as this product is concerned: the only place that knows partitions by name.
 * For China: docs.amazonaws.cn/en_us/aws/latest/userguide, pages lambda, cloudfront, billing-and-payment.
 */
export type Platform = {
  /** X-Ray traces Lambda functions. */
  hasTracing: boolean
  /** Lambda stops functions that call themselves through a queue, and may be told that this one is meant to. */
  hasRecursionGuard: boolean
  /**
   * `policies`: cache and header policies, functions at the edge, origin access control. `classic`: none of these, so the
   * files are reached by an origin access identity, and pages that need headers of their own come from the API.
   */
  cloudFront: 'policies' | 'classic'
  /** Where CloudFront takes its certificate from: ACM (of one region only), or the server certificates of IAM. */
  edgeCertificate: { of: 'acm'; region: string } | { of: 'iam' }
  /** What the account is billed in. */
  currency: string
}

export const PARTITIONS = {
  aws: {
    hasTracing: true,
    hasRecursionGuard: true,
    cloudFront: 'policies',
    edgeCertificate: { of: 'acm', region: 'us-east-1' },
    currency: 'USD',
  },
  'aws-cn': {
    hasTracing: false,
    hasRecursionGuard: false,
    cloudFront: 'classic',
    edgeCertificate: { of: 'iam' },
    currency: 'CNY',
  },
} as const satisfies Record<string, Platform>

export type PartitionName = keyof typeof PARTITIONS
export const PARTITION_NAMES = Object.keys(PARTITIONS) as PartitionName[]
