import type { Category } from '@microwish/contract'
import type { IconName, Tone } from './icon'

/** The picture of each kind of wish. */
export const CATEGORY_LOOK: Record<Category, { icon: IconName; tone: Tone }> = {
  repair: { icon: 'wrench', tone: 'tang' },
  learn: { icon: 'mobile', tone: 'brook' },
  company: { icon: 'helping', tone: 'honey' },
  photo: { icon: 'camera', tone: 'leaf' },
  borrow: { icon: 'goods', tone: 'brook' },
  other: { icon: 'edit', tone: 'stone' },
}
