import type { Grade } from '@microwish/contract'
import { FACE_SHAPES } from './face-shapes'

/** The face of a grade, 5 the most content; the grade's word stands beside it. */
export function Face({ grade, size = 24 }: { grade: Grade; size?: number }) {
  return (
    <svg width={size} height={size} viewBox='0 0 48 48' aria-hidden='true' focusable='false'>
      {FACE_SHAPES[grade]}
    </svg>
  )
}
