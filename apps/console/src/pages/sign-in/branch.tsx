/** The heart-shaped crab-apple leaves with their paired fruit: the brand's motif, decoration only. */
const LEAVES = [
  ['translate(106 13) rotate(112) scale(1.9) translate(-12 -8)', '#BBD8C6'],
  ['translate(72 49) rotate(74) scale(2.1) translate(-12 -8)', '#D3E7DA'],
  ['translate(86 100) rotate(26) scale(2.1) translate(-12 -8)', '#BBD8C6'],
  ['translate(122 84) rotate(-56) scale(1.5) translate(-12 -8)', '#D3E7DA'],
  ['translate(128 36) rotate(44) scale(1.5) translate(-12 -8)', '#BBD8C6'],
  ['translate(160 13) rotate(-8) scale(1.7) translate(-12 -8)', '#D3E7DA'],
] as const

const STEMS = [
  ['M180 2C150 16 124 36 106 60c-9 12-16 26-20 42', 3],
  ['M146 21c-14 1-28-2-40-8M126 38c6 12 14 20 26 25M106 60c-12 1-24-3-34-11M96 76c8 5 17 8 26 8', 2],
  ['M152 63c0 10-4 19-10 26M152 63c5 7 8 15 8 24', 1.6],
] as const

const LEAF =
  'M12 20.6C7.2 17.4 3.9 14 3.9 10.1c0-2.6 1.9-4.5 4.1-4.5 1.7 0 3.2 1 4 2.5.800-1.5 2.3-2.5 4-2.5 2.2 0 4.1 1.9 4.1 4.5 0 3.9-3.3 7.3-8.1 10.5Z'

export function Branch() {
  return (
    <svg className='branch' viewBox='0 0 176 144' fill='none' aria-hidden='true' focusable='false'>
      {STEMS.map(([path, width]) => (
        <path key={path} d={path} stroke='#B08C7A' strokeWidth={width} strokeLinecap='round' />
      ))}
      {LEAVES.map(([place, colour]) => (
        <g key={place} transform={place}>
          <path d={LEAF} fill={colour} />
          <path d='M12 8.5v9' stroke='#8FB9A0' strokeWidth={0.55} strokeLinecap='round' />
        </g>
      ))}

      <circle cx='140' cy='97' r='9' fill='#C9523F' />
      <circle cx='161' cy='95' r='9' fill='#C9523F' />
      <path
        d='M136 94a4.5 4.5 0 0 1 3-3M157 92a4.5 4.5 0 0 1 3-3'
        stroke='#fff'
        strokeWidth='1.5'
        strokeLinecap='round'
        opacity='.8'
      />
    </svg>
  )
}
