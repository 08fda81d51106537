/** The five faces of the grades, 48 px; 5 is the most content. */
export const FACE_SHAPES = {
  1: (
    <>
      <circle cx='24' cy='24' r='20' fill='#FBE5E9' />
      <g fill='none' stroke='#9C1836' strokeWidth='3' strokeLinecap='round' strokeLinejoin='round'>
        <path d='M14.3 20.8l5-2.6' />
        <path d='M33.7 20.8l-5-2.6' />
        <path d='M16 34c2-3.5 4.7-5.2 8-5.2s6 1.7 8 5.2' />
      </g>
    </>
  ),
  2: (
    <>
      <circle cx='24' cy='24' r='20' fill='#FCEFD6' />
      <g fill='none' stroke='#855009' strokeWidth='3' strokeLinecap='round' strokeLinejoin='round'>
        <path d='M17.5 19.8v.2M30.5 19.8v.2' />
        <path d='M17 32.5c1.9-2.3 4.2-3.4 7-3.4s5.1 1.1 7 3.4' />
      </g>
    </>
  ),
  3: (
    <>
      <circle cx='24' cy='24' r='20' fill='#F4EDE5' />
      <g fill='none' stroke='#544840' strokeWidth='3' strokeLinecap='round' strokeLinejoin='round'>
        <path d='M17.5 19.8v.2M30.5 19.8v.2' />
        <path d='M17 30.5h14' />
      </g>
    </>
  ),
  4: (
    <>
      <circle cx='24' cy='24' r='20' fill='#E3F1E8' />
      <g fill='none' stroke='#2A6648' strokeWidth='3' strokeLinecap='round' strokeLinejoin='round'>
        <path d='M17.5 19.8v.2M30.5 19.8v.2' />
        <path d='M16 28.5c2 3.2 4.7 4.8 8 4.8s6-1.6 8-4.8' />
      </g>
    </>
  ),
  5: (
    <>
      <circle cx='24' cy='24' r='20' fill='#E3F1E8' />
      <g fill='none' stroke='#2A6648' strokeWidth='3' strokeLinecap='round' strokeLinejoin='round'>
        <path d='M14.5 20.5c.9-1.9 4.1-1.9 5 0' />
        <path d='M28.5 20.5c.9-1.9 4.1-1.9 5 0' />
        <path d='M14.5 27c1.7 5.3 5 8 9.5 8s7.8-2.7 9.5-8Z' />
      </g>
    </>
  ),
} as const
