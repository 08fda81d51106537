import type { Section, SectionName } from '../results'
import { bill } from './bill'
import { directory } from './directory'
import { functions } from './functions'
import { lists } from './lists'
import { startup } from './startup'
import { storm } from './storm'
import { stream } from './stream'
import { throughput } from './throughput'
import { units } from './units'

export const SECTIONS: { [N in SectionName]: Section<N> } = {
  functions,
  units,
  lists,
  throughput,
  stream,
  storm,
  directory,
  startup,
  bill,
}
