import { type Category, CATEGORY_TEXT, type HallNeed } from '@microwish/contract'

/** What of the loaded needs is shown: all of them, the quick ones, or one category. */
export type HallFilter = 'all' | 'quick' | Category
export type FilterChoice = { filter: HallFilter; word: string }

/** 半小时内, in minutes. */
const QUICK = 30

const passes = (need: HallNeed, filter: HallFilter) =>
  filter === 'all' || (filter === 'quick' ? need.effortMinutes <= QUICK : need.category === filter)

export const filterHall = (needs: readonly HallNeed[], filter: HallFilter) =>
  needs.filter((need) => passes(need, filter))

/** The chips that would show something, and the one that is on. */
export function choicesFor(needs: readonly HallNeed[], current: HallFilter): FilterChoice[] {
  const categories = Object.keys(CATEGORY_TEXT) as Category[]
  const choices: FilterChoice[] = [
    { filter: 'all', word: `全部 ${needs.length}` },
    { filter: 'quick', word: '半小时内' },
    ...categories.map((filter) => ({ filter, word: CATEGORY_TEXT[filter] })),
  ]
  return choices.filter(
    ({ filter }) => filter === 'all' || filter === current || needs.some((need) => passes(need, filter)),
  )
}
