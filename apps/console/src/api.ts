import { type Call, createClient, type Transport } from '@microwish/contract'
import { session } from './session'
import { sendTo } from './transport'

type TokenSource = Pick<typeof session, 'getToken' | 'refresh'>

/** Sends with the session's token; a 401 refreshes once and sends the same request, key included, once more. */
export function withSession(source: TokenSource, send: Transport): Transport {
  return async (request) => {
    const answer = await send(request)
    if (answer.status !== 401 || request.endpoint.audience === 'public') return answer
    const token = await source.refresh()
    return token === undefined ? answer : send(request)
  }
}

/** The typed client of the whole console. */
export const call: Call = createClient(
  withSession(
    session,
    sendTo(() => session.getToken()),
  ),
)
