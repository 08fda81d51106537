import { type CaseRow, GRADE_TEXT, UNRATED_TEXT } from '@microwish/contract'
import { Face } from './face'
import { Icon } from './icon'

/** How a closed case was rated; 未评价 is said, never left out. */
export function GradeNote({ need }: { need: Pick<CaseRow, 'grade'> }) {
  return (
    <span className='row note c2'>
      {need.grade ? <Face grade={need.grade} size={22} /> : <Icon name='clock' size={15} />}
      {need.grade ? GRADE_TEXT[need.grade] : UNRATED_TEXT}
    </span>
  )
}
