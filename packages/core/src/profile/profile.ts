import type { Category, Distance, FreeTime, PersonId, UnitId } from '@microwish/contract'

/** What a member has said of themselves, for matching; all of it optional. */
export type Profile = {
  version: number
  skills: string[]
  freeTimes: FreeTime[]
  categories: Category[]
  distance?: Distance
  updatedAt: string
}

/**
 * Party membership: a flag and a branch reference, here and nowhere else of a person. Read by the person, and by staff who
 * decide on a registration or keep the roster.
 */
export type Party = {
  /** A desk or a roster has confirmed what the person said. */
  isConfirmed: boolean
  branchId?: UnitId
  branchName?: string
  /** 流动党员: the branch at home. */
  homeBranch?: string
  confirmedBy?: { personId?: PersonId; name: string }
  updatedAt: string
}
