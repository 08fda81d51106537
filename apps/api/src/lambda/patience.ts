/**
 * How long one try at a service of AWS may take, in milliseconds: then the connection is dropped and the SDK tries again on
 * another. A function that was frozen wakes with connections that died meanwhile, and the SDK by itself waits for ever;
 * `requestTimeout` alone writes a warning and goes on waiting.
 */
export const patience = (requestTimeout: number) => ({
  connectionTimeout: 1_000,
  requestTimeout,
  throwOnRequestTimeout: true,
})

/** What answers in some tens of milliseconds, and twice within the time of a request. */
export const PATIENCE = patience(4_000)
