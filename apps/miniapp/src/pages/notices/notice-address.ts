import type { AnyNotice } from './use-notices'

/** The page of the side on which somebody was told; what is no news of a need is of the registration or the unit. */
export function noticeAddress(notice: AnyNotice): string {
  if (!('needId' in notice))
    return notice.kind === 'registration'
      ? '/packages/registration/pages/mine/index'
      : '/packages/unit/pages/mine/index'
  const page = notice.as === 'holder' ? '/packages/member/pages/held/index' : '/pages/my-need/index'
  return `${page}?needId=${notice.needId}`
}
