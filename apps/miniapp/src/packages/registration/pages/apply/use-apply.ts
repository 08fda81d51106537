import { getProfile, listMyRegistrations, register, RegistrationKind } from '@microwish/contract'
import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../../api'
import { platform } from '../../../../platform'
import { useProfile } from '../../../../profile'
import { useCommand } from '../../../../use-command'
import { clearDraft, type Draft, editDraft, useDraft } from '../../parts/draft'
import { isAlias, nameProblem } from '../../parts/standing'

const MINE = '/packages/registration/pages/mine/index'

type Problems = { place?: string | undefined; name?: string | undefined; homeBranch?: string | undefined }

/** The application being written: what is in it, what must be mended, and the one way to send it. */
export function useApply() {
  const stored = useDraft()
  const { place: home } = useProfile()
  const given = RegistrationKind.safeParse(useRouter().params['kind'])
  const { ownName, free } = useKnown()
  const wanted = [stored.kind, given.data, ...free].find((each) => each && free.includes(each))
  const kind = wanted ?? 'home'
  // A unit is seldom where its people live: only the other two begin with the community at home.
  const place = stored.place ?? (kind === 'unit' ? undefined : home)
  const draft = { ...stored, kind, place, name: ownName || stored.name }
  const [problems, setProblems] = useState<Problems>({})
  const { isBusy, refusal, send, setRefusal } = useCommand()

  function edit(change: Partial<Draft>, field?: keyof Problems) {
    editDraft(change)
    setRefusal(undefined)
    if (field) setProblems((known) => ({ ...known, [field]: undefined }))
  }

  async function submit() {
    const found = {
      place: place ? undefined : '请选一下到哪个社区报到。',
      name: nameProblem(draft.name),
      homeBranch:
        kind === 'floating' && draft.homeBranch.trim() === ''
          ? '请写组织关系所在的党支部，社区好替您核对。'
          : undefined,
    }
    setProblems(found)
    if (!place || found.name || found.homeBranch) return showTop()
    if (!(await platform.agreesToPrivacy())) {
      setRefusal('要先同意隐私说明，社区才能收下您的姓名。')
      return showTop()
    }
    const unitText = draft.unitText.trim()
    const note = draft.note.trim()
    const answer = await send(register, {
      kind,
      areaId: place.communityId,
      name: draft.name.trim(),
      isPartyMember: kind === 'floating' || draft.isPartyMember,
      ...(unitText && { unitText }),
      ...(kind === 'floating' && { homeBranch: draft.homeBranch.trim() }),
      ...(note && { note }),
    })
    if (!answer) return showTop()
    clearDraft()
    await (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.redirectTo({ url: MINE }))
  }

  return { draft, ownName, free, problems, isBusy, refusal, edit, submit }
}
export type ApplyForm = ReturnType<typeof useApply>

/** What must be mended stands in the first screenful, and why nothing was sent above it. */
function showTop() {
  Taro.pageScrollTo({ scrollTop: 0, duration: 200 }).catch(() => undefined)
}

/** The name that I have, if it is one, and which kinds are free. Without an answer the name is asked for. */
function useKnown() {
  const [known, setKnown] = useState<{ ownName: string; free: readonly RegistrationKind[] }>()
  useDidShow(() => {
    Promise.all([call(getProfile, {}), call(listMyRegistrations, {})]).then(
      ([{ name }, { mayRegister }]) => setKnown({ ownName: isAlias(name) ? '' : name, free: mayRegister }),
      () => undefined,
    )
  })
  return known ?? { ownName: '', free: RegistrationKind.options }
}
