/**
 * Stands in for @aws-sdk/credential-provider-node in the Lambda bundles: Lambda hands credentials over in the environment
 * and nowhere else, and the provider's other nine sources (profiles, single sign-on, instance metadata …) are 130 KB.
 */
export const defaultProvider = () => () =>
  Promise.resolve({
    accessKeyId: process.env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'] ?? '',
    ...(process.env['AWS_SESSION_TOKEN'] && { sessionToken: process.env['AWS_SESSION_TOKEN'] }),
  })
