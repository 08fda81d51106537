import type { NeedId } from '@microwish/contract'
import type { PublishDraft } from './pages/triage/drafts'

/** Drafts of this session by need, so that looking at another case loses nothing. In memory only. */
export const drafts = new Map<NeedId, PublishDraft>()
