import type { Section, SectionName } from '../results'
import { units } from './units'

export const SECTIONS = { units } as unknown as { [N in SectionName]: Section<N> }
