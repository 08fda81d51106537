import type { KnownWords } from '../privacy'
import type { Need } from './need'

/** Names that we know of and a need's words may hold. */
export const knownIn = (need: Need): KnownWords => ({
  knownNames: [need.submitterName, need.contact.name, need.onBehalf?.name].flatMap((name) =>
    name !== undefined && name.length > 1 ? [name] : [],
  ),
})
