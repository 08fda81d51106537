import type { Notice } from '@microwish/contract'

/** The page of the side on which somebody was told. */
export function noticeAddress({ as, needId }: Pick<Notice, 'as' | 'needId'>): string {
  const page = as === 'holder' ? '/packages/member/pages/held/index' : '/pages/my-need/index'
  return `${page}?needId=${needId}`
}
