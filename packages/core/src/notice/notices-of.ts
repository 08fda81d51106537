import { GRADE_TEXT, type Notice, type NeedId, type PersonId } from '@microwish/contract'
import type { Activity } from '../need'
import { appointmentText } from './appointment'

/** Titles and texts, without anybody's words, telephone or address: a notice also goes out through WeChat. */
type Words = { title: string; text: string }
export type AddressedNotice = { personId: PersonId; notice: Notice }

/** Whom an event is news to, and how they are told. Nobody is told what they did themselves. */
export function noticesOf(activity: Activity): AddressedNotice[] {
  const { submitterId, actor } = activity
  const holderId = holderTold(activity)
  const told = [
    { as: 'submitter' as const, personId: submitterId, words: forSubmitter(activity) },
    { as: 'holder' as const, personId: holderId, words: forHolder(activity) },
  ]
  return told.flatMap(({ as, personId, words }) => {
    if (!words || !personId || personId === actor.personId || activity.erasedIds?.includes(personId)) return []
    return [{ personId, notice: noticeOf(activity, as, words) }]
  })
}

function noticeOf({ at, needId, version, action }: Activity, as: Notice['as'], words: Words): Notice {
  return { noticeId: noticeIdOf(at, needId, version, as), at, needId, action, as, ...words }
}

/** Sorts by time; the same event always makes the same notice. */
const noticeIdOf = (at: string, needId: NeedId, version: number, as: Notice['as']) =>
  `${at}#${needId}#${String(version).padStart(8, '0')}#${as}`

/** Who has it in hand after the event, or had it until then when it was taken away. */
function holderTold({ action, holderId, formerHolderId }: Activity): PersonId | undefined {
  return action === 'release' ? formerHolderId : holderId
}

const agreed = (at: string | undefined) => (at === undefined ? '' : `，约好${appointmentText(at)}`)

function forSubmitter(activity: Activity): Words | undefined {
  const { action, actor, agreedAt, from } = activity
  const helper = `${actor.surname}同志`
  switch (action) {
    case 'claim':
      return {
        title: '有人接下了您的心愿',
        text: `${helper}接下了您的心愿${agreed(agreedAt) || '，会打电话和您约时间'}`,
      }
    case 'progress':
      return agreedAt === undefined
        ? undefined
        : { title: '上门时间有变', text: `${helper}把上门时间改到${appointmentText(agreedAt)}` }
    case 'hand_over':
      return { title: '换了一位同志', text: `${helper}请同单位的一位同志接着办${agreed(agreedAt)}` }
    case 'release':
      return { title: '正在重新找热心人', text: '这一次没能成行，社区正在为您再找一位热心人' }
    case 'fulfil':
      return { title: '办好了吗？请您看看', text: `${helper}说您的心愿办好了，请您看看，给个评价` }
    case 'ask':
      return from === 'claimed' && actor.role !== 'community_staff' && actor.role !== 'street_staff'
        ? { title: '还差一点信息', text: `${helper}想再问您一句，请您补一下` }
        : { title: '还差一点信息', text: '社区想再问您一句，请您补一下' }
    case 'decline':
      return { title: '这件事社区办不了', text: '原因和您可以找的地方，都写给您了，请打开看看' }
    case 'close':
      return { title: '已给您答复', text: '社区对您的心愿有了答复，请您打开看看' }
    case 'confirm':
      return { title: '您的心愿办结了', text: '社区打电话问过您，已经替您记下。还没办好，可以请人再来' }
    case 'relocate':
      return activity.communityName === undefined
        ? undefined
        : { title: '您的事换了社区接着办', text: `您的事转到${activity.communityName}继续办，不用重新提` }
    case 'submit':
    case 'accept':
    case 'supply':
    case 'resubmit':
    case 'publish':
    case 'unpublish':
    case 'reopen':
    case 'withdraw':
      return undefined
  }
}

function forHolder({ action, actor, agreedAt, grade, to }: Activity): Words | undefined {
  switch (action) {
    case 'confirm': {
      const rated = grade === undefined ? '' : `，居民评价“${GRADE_TEXT[grade]}”`
      return { title: '谢谢您', text: `您帮忙的心愿办结了${rated}，谢谢您` }
    }
    case 'reopen':
      return { title: '居民请您再看一看', text: '居民说还没有办好，请打开看看，再约个时间' }
    case 'withdraw':
      return { title: '心愿取消了', text: '居民取消了这个心愿，不用再去了，谢谢您' }
    case 'release':
      return { title: '认领收回了', text: '社区对这件事另有安排，不用再去了，谢谢您' }
    case 'close':
      return { title: '社区已办结', text: '社区已经答复居民，不用再去了，谢谢您' }
    case 'hand_over':
      return {
        title: '同事转给您一个心愿',
        text: `${actor.surname}同志请您接着办${agreed(agreedAt)}，请打开看看`,
      }
    case 'supply':
      return to === 'claimed' ? { title: '居民补充好了', text: '您问的事，居民补充好了，请打开看看' } : undefined
    case 'submit':
    case 'accept':
    case 'ask':
    case 'decline':
    case 'resubmit':
    case 'publish':
    case 'unpublish':
    case 'claim':
    case 'progress':
    case 'fulfil':
    case 'relocate':
      return undefined
  }
}
