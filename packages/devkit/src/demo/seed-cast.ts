import { identityHash } from '@microwish/core'
import type { LocalStack } from '../stack'
import { demoAreas, demoPersonas } from './cast'

/** The demo county's areas and people, once: who is known already is left as they are. */
export async function seedCast({ platform, sessions, double }: LocalStack): Promise<void> {
  const { areas, people } = platform.stores
  const tree = demoAreas()
  const [county] = tree
  if (county && (await areas.get(county.areaId))) return
  await Promise.all(
    demoPersonas(tree).map(({ personaId, person }) => {
      const openId = double.openIdOf(personaId)
      return people.findOrCreate(identityHash(sessions.identityKey, openId), () => ({ ...person, openId }))
    }),
  )
  // The county goes last: where it stands, everything before it does too.
  await Promise.all(tree.slice(1).map(areas.put))
  if (county) await areas.put(county)
}
