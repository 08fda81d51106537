import type { AreaId, ImportAction, ImportId, PersonId } from '@microwish/contract'
import type { ReshapeInput } from '../reshape'

/** Why somebody's data are erased: they asked for it, or took WeChat's authorisation back. */
export type EraseReason = 'asked' | 'revoked'

/** What each kind of long work is told. */
export type JobInputs = {
  /** Builds all figures anew from history. */
  recount: Record<string, never>
  /** Follows the events between two instants once more. */
  replay: { from: string; to: string }
  erase: { personId: PersonId; reason: EraseReason }
  /** Checks, applies or gives up a list. */
  import: { importId: ImportId; phase: ImportAction }
  /** Merges, splits, moves or renames areas. */
  reshape: ReshapeInput
}
export type JobKind = keyof JobInputs
/** What a job is to do: its kind and its input. */
export type Work = { [K in JobKind]: { kind: K; input: JobInputs[K] } }[JobKind]

export type JobStatus = 'waiting' | 'running' | 'done' | 'failed'

/** Where a job goes on. Only ids and sort keys: nobody's words. */
export type Mark = { step?: string; communityId?: AreaId; after?: string }

export type Job = Work & {
  jobId: string
  status: JobStatus
  progress: { done: number; total?: number }
  mark: Mark
  /** A person's id, or the part of the system that asked. */
  startedBy: string
  createdAt: string
  updatedAt: string
  /** Runs begun since the last progress, the present one included: one that dies without a word counts too. */
  attempts: number
  /** Nobody else runs it until then; real time. */
  leaseUntil?: string
  /** A code of ours, never a message. */
  failure?: string
  /** Epoch second. */
  expiresAt: number
}

/** Carries a job's id to whoever runs it, at least once. */
export type JobQueue = { send(jobId: string): Promise<void> }
