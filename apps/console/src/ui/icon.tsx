import { ICON_SHAPES } from './icon-shapes'

export type IconName = keyof typeof ICON_SHAPES

/** An icon of the design; decoration only, the word beside it carries the meaning. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className='icon' width={size} height={size} viewBox='0 0 24 24' aria-hidden='true' focusable='false'>
      {ICON_SHAPES[name]}
    </svg>
  )
}
