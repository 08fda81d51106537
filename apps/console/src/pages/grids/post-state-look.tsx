import { postWords as text } from '../../messages/grid-words'
import type { PostState } from './tree-map-layout'

const STATES: readonly PostState[] = ['filled', 'gap', 'double', 'none']

/** Ink of the words and the rim, from the design's pairs of 4.5:1 and better. */
export const STATE_INK: Record<PostState, string> = {
  filled: '#2A6648',
  gap: '#9C1836',
  double: '#855009',
  none: '#5B534D',
}
const STATE_GROUND: Record<PostState, string> = {
  filled: '#E3F1E8',
  gap: '#FBE5E9',
  double: '#FCEFD6',
  none: '#EFEAE5',
}
/** Without colour they still differ: plain, slanted lines, dots, an empty rim. */
export const STATE_FILL: Record<PostState, (id: string) => string> = {
  filled: () => STATE_GROUND.filled,
  gap: (id) => `url(#gap-${id})`,
  double: (id) => `url(#double-${id})`,
  none: () => STATE_GROUND.none,
}

/** The hatches; faint, for words stand on them. */
export function StatePatterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`gap-${id}`} width='10' height='10' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>
        <rect width='10' height='10' fill={STATE_GROUND.gap} />
        <path d='M0 0v10' stroke='#F3C6CF' strokeWidth='4' />
      </pattern>
      <pattern id={`double-${id}`} width='10' height='10' patternUnits='userSpaceOnUse'>
        <rect width='10' height='10' fill={STATE_GROUND.double} />
        <circle cx='5' cy='5' r='2' fill='#F1D59C' />
      </pattern>
    </defs>
  )
}

export function StateLegend({ id }: { id: string }) {
  return (
    <ul className='row wrap legend note c2' aria-hidden='true'>
      {STATES.map((state) => (
        <li key={state} className='row'>
          <svg width='18' height='18'>
            <rect x='1' y='1' width='16' height='16' rx='4' fill={STATE_FILL[state](id)} stroke={STATE_INK[state]} />
          </svg>
          {text.state[state]}
        </li>
      ))}
    </ul>
  )
}
