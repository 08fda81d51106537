import type { DoubleState } from './double-state'
import { TEMPLATES } from './message-template'
import { type PushEventName, pushMessage } from './push-message'
import { push, type PushOutcome, type PushTarget } from './push'

export type SentPush = PushOutcome & { at: number; personaId: string; event: PushEventName }
export type PushOrder = {
  personaId: string
  events: readonly PushEventName[]
  /** Of each; more than one: WeChat sometimes sends a message that was taken once more. */
  copies?: number
  /** Last event first: WeChat keeps no order. */
  isReversed?: boolean
}
export type Pushes = { send: (order: PushOrder) => Promise<SentPush[]> }

/** Tells the product what happened at WeChat, one delivery after the other. */
export function createPushes(state: DoubleState, target: PushTarget, appId: string, now: () => number): Pushes {
  const [templateId = ''] = Object.keys(TEMPLATES)
  return {
    async send({ personaId, events, copies = 1, isReversed = false }) {
      const about = { appId, templateId, openId: state.openIdOf(personaId), nowMs: now() }
      const messages = events.map((event) => ({ event, message: pushMessage(event, about) }))
      if (isReversed) messages.reverse()
      const sent: SentPush[] = []
      for (let copy = 0; copy < copies; copy++) {
        for (const { event, message } of messages) {
          const outcome = await push(target, appId, message, now)
          sent.push({ at: now(), personaId, event, ...outcome })
        }
      }
      sent.forEach(state.keepPush)
      return sent
    },
  }
}
