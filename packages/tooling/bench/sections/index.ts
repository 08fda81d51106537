import type { Section, SectionName } from '../results'
import { lists } from './lists'
import { storm } from './storm'
import { throughput } from './throughput'
import { units } from './units'

export const SECTIONS = { units, lists, throughput, storm } as unknown as { [N in SectionName]: Section<N> }
