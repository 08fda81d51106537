import type { CaseRow } from '@microwish/contract'
import { placeOf } from '../case-words'
import { useArea } from './area-context'

/** Names the place of a case: grid or community at a community's desk, both where the desk is wider. */
export function usePlaceOf() {
  const { area } = useArea()
  const isWide = area.level === 'street' || area.level === 'county'
  return (need: Pick<CaseRow, 'gridName' | 'communityName'>) =>
    isWide && need.gridName ? `${need.communityName} ${need.gridName}` : placeOf(need)
}
