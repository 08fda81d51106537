import type { Endpoint, Transport } from '@microwish/contract'
import { platform } from './platform'

/** Told to the server with every call; it answers `client_outdated` to a release that it no longer serves. */
export const CLIENT_VERSION = '0.1.0'

/** One request to the API, with the given access token or none. */
export async function send(
  { method, path, body, headers }: { endpoint: Endpoint } & Parameters<Transport>[0],
  accessToken?: string,
) {
  return platform.request({
    url: platform.apiBase() + path,
    method,
    body,
    headers: {
      'x-client-version': CLIENT_VERSION,
      ...headers,
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
    },
  })
}
