import type { Transport } from '@microwish/contract'
import ownPackage from '../package.json'
import { renewPage } from './new-version'

/** What the server answers to a version that it no longer serves. */
const OUTDATED = 426

/** `/api` beside the folder of this page, whatever the prefix. */
export const apiBase = (pageUrl: string) => new URL('../api', new URL('.', pageUrl)).href

/** `fetch` against the API of this origin. Rejects when there is no answer; an empty or foreign body reads as undefined. */
export function sendTo(getToken: () => string | undefined): Transport {
  return async ({ method, path, body, headers }) => {
    const token = getToken()
    const response = await fetch(apiBase(window.location.href) + path, {
      method,
      credentials: 'same-origin',
      headers: {
        ...headers,
        'x-client-version': ownPackage.version,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (response.status === OUTDATED) renewPage()
    return { status: response.status, body: (await response.json().catch(() => undefined)) as unknown }
  }
}
