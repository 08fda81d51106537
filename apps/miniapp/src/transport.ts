import type { Endpoint, Transport } from '@microwish/contract'
import ownPackage from '../package.json'
import { platform } from './platform'

/** Told to the server with every call; it answers `client_outdated` to a release that it no longer serves. */
export const CLIENT_VERSION = ownPackage.version

/** What the server answers to a version that it no longer serves. */
const OUTDATED = 426

/** One request to the API, with the given access token or none. */
export async function send(
  { method, path, body, headers }: { endpoint: Endpoint } & Parameters<Transport>[0],
  accessToken?: string,
) {
  const answer = await platform.request({
    url: platform.apiBase() + path,
    method,
    body,
    headers: {
      'x-client-version': CLIENT_VERSION,
      ...headers,
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
    },
  })
  if (answer.status === OUTDATED) platform.renew()
  return answer
}
