/** What WeChat tells us, as far as the product acts on it. Counts and codes; of people only whose data must go. */
export type PushEvent =
  /** Took an authorisation back, or closed their WeChat account: their data must go. */
  | { kind: 'revoked'; openId: string }
  /** Consents to messages, given or refused. */
  | { kind: 'consents'; given: number; refused: number }
  /** What became of sent messages. */
  | { kind: 'delivery'; delivered: number; failed: number }
  /** The result of a check of an image; the product takes none yet. */
  | { kind: 'media_check' }
  | { kind: 'other' }

/** The event of an opened message; whatever is not known is `other`. */
export function readEvent(message: object, appId: string): PushEvent {
  const facts = message as Record<string, unknown>
  const entries = listOf(facts['List'])
  switch (facts['Event']) {
    case 'user_authorization_revoke':
    case 'user_authorization_cancellation':
      return readRevocation(facts, appId)
    case 'subscribe_msg_popup_event':
    case 'subscribe_msg_change_event': {
      // `acceptWithAudio` is a consent too.
      const given = entries.filter((entry) => String(entry['SubscribeStatusString']).startsWith('accept')).length
      return { kind: 'consents', given, refused: entries.length - given }
    }
    case 'subscribe_msg_sent_event': {
      const delivered = entries.filter((entry) => Number(entry['ErrorCode']) === 0).length
      return { kind: 'delivery', delivered, failed: entries.length - delivered }
    }
    case 'wxa_media_check':
      return { kind: 'media_check' }
    default:
      return { kind: 'other' }
  }
}

/** `FromUserName` is WeChat's push service here: the person is `OpenID`. With a `PluginID` it is about a plugin. */
function readRevocation({ OpenID, AppID, PluginID }: Record<string, unknown>, appId: string): PushEvent {
  const isOurs = AppID === appId && !PluginID
  return isOurs && typeof OpenID === 'string' && OpenID !== '' ? { kind: 'revoked', openId: OpenID } : { kind: 'other' }
}

/** One entry comes as an object, several as an array. */
function listOf(list: unknown): Record<string, unknown>[] {
  const entries: unknown[] = Array.isArray(list) ? list : [list]
  return entries.filter((entry): entry is Record<string, unknown> => entry !== null && typeof entry === 'object')
}
