import type { Endpoint } from '@microwish/contract'
import type { PersonName } from '@microwish/core/factory'
import type { Who } from './access-people'
import type { EndpointName } from './access-table'
import type { TestApi } from './set-up'

/**
 * Says a command as somebody, with a canary in every free-text field of `field` (`changeOrganisation.seat`) and in its key;
 * the answer is looked at as its author's and given back.
 */
export type Speak = (
  who: PersonName,
  endpoint: Endpoint,
  input: Record<string, unknown>,
  field: string,
) => Promise<Record<string, unknown>>

/** What is said in the commands of one domain of the directory, and who may read it. By hand, from PRODUCT §5. */
export type DirectoryCanaries = {
  /** Field → whoever may read what is said there, and does in some answer; nobody else. */
  readers: Record<string, readonly Who[]>
  /** Every command of the domain, each free-text field of it filled. */
  say(speak: Speak, api: TestApi): Promise<void>
  /** What everybody reads afterwards, by endpoint. */
  reads: Partial<Record<EndpointName, readonly object[]>>
}
