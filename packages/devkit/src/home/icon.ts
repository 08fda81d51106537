import { html, raw } from 'hono/html'

/** Paths of the design's icons (24 px grid, stroke 1.75), those that these pages use. */
const PATHS = {
  leaf: '<g transform="rotate(34 12 12)"><path d="M12 20.6C7.2 17.4 3.9 14 3.9 10.1c0-2.6 1.9-4.5 4.1-4.5 1.7 0 3.2 1 4 2.5.8-1.5 2.3-2.5 4-2.5 2.2 0 4.1 1.9 4.1 4.5 0 3.9-3.3 7.3-8.1 10.5Z"/><path d="M12 3v11.5"/></g>',
  mobile: '<rect x="7" y="3" width="10" height="18" rx="2.2"/><path d="M11 17.8h2"/>',
  building:
    '<path d="M5 20.3V5a1 1 0 0 1 1-1h7a1 1 0 0 1 1 1v15.3M14 10h4a1 1 0 0 1 1 1v9.3M3 20.3h18M8 8h3M8 12h3M8 16h3"/>',
  book: '<path d="M12 6.5C10 5 7 4.7 4 5v13c3-.3 6 0 8 1.5 2-1.5 5-1.8 8-1.5V5c-3-.3-6 0-8 1.5Z"/><path d="M12 6.5v13"/>',
  chat: '<path d="M4 5h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H9l-3.5 2.7V13H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Z"/><path d="M18 9.5h2a1 1 0 0 1 1 1V17a1 1 0 0 1-1 1h-1.5v2.5L15.3 18H11a1 1 0 0 1-1-1"/>',
  clock: '<circle cx="12" cy="12" r="8.3"/><path d="M12 7.5V12l3 2"/>',
  warning: '<path d="M12 4.3 20.8 19.3H3.2Z"/><path d="M12 10v4M12 16.7v.1"/>',
  pin: '<path d="M12 20.8s-6.4-5.5-6.4-10.7a6.4 6.4 0 0 1 12.8 0c0 5.2-6.4 10.7-6.4 10.7Z"/><circle cx="12" cy="10.2" r="2.3"/>',
} as const
export type IconName = keyof typeof PATHS

/** An inline icon, hidden from screen readers: the word stands beside it. */
export function icon(name: IconName) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${raw(PATHS[name])}</svg>`
}

const LEAF =
  'M12 20.6C7.2 17.4 3.9 14 3.9 10.1c0-2.6 1.9-4.5 4.1-4.5 1.7 0 3.2 1 4 2.5.8-1.5 2.3-2.5 4-2.5 2.2 0 4.1 1.9 4.1 4.5 0 3.9-3.3 7.3-8.1 10.5Z'
/** Leaves of the branch: where, turned how far (degrees), how large, which green. */
const LEAVES = [
  [106, 13, 112, 1.9, '#BBD8C6'],
  [72, 49, 74, 2.1, '#D3E7DA'],
  [86, 100, 26, 2.1, '#BBD8C6'],
  [122, 84, -56, 1.5, '#D3E7DA'],
  [128, 36, 44, 1.5, '#BBD8C6'],
  [160, 13, -8, 1.7, '#D3E7DA'],
] as const

/** The crab-apple branch with its paired fruit, as on the sign-in page of the design. */
export function branch() {
  const leaves = LEAVES.map(
    ([x, y, turn, size, green]) =>
      `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size}) translate(-12 -8)"><path d="${LEAF}" fill="${green}"/><path d="M12 8.5v9" stroke="#8FB9A0" stroke-width=".55"/></g>`,
  )
  return html`<svg class="branch" viewBox="0 0 176 144" fill="none" aria-hidden="true" focusable="false">
    <g stroke="#B08C7A" stroke-linecap="round">
      <path d="M180 2C150 16 124 36 106 60c-9 12-16 26-20 42" stroke-width="3" />
      <path
        d="M146 21c-14 1-28-2-40-8M126 38c6 12 14 20 26 25M106 60c-12 1-24-3-34-11M96 76c8 5 17 8 26 8"
        stroke-width="2"
      />
      <path d="M152 63c0 10-4 19-10 26M152 63c5 7 8 15 8 24" stroke-width="1.6" />
    </g>
    ${raw(leaves.join(''))}
    <g fill="#C9523F">
      <circle cx="140" cy="97" r="9" />
      <circle cx="161" cy="95" r="9" />
    </g>
    <path
      d="M136 94a4.5 4.5 0 0 1 3-3M157 92a4.5 4.5 0 0 1 3-3"
      stroke="#fff"
      stroke-width="1.5"
      stroke-linecap="round"
      opacity=".8"
    />
  </svg>`
}
