import {
  ApiError,
  changeMyRegistration,
  getProfile,
  listMyRegistrations,
  type MyRegistration,
  type OutputOf,
  type Profile,
  register,
  saveProfile,
  verifyPhone,
} from '@microwish/contract'
import { useState } from 'react'
import { call } from '../../../../api'
import { loadMe } from '../../../../me'
import { useCommand } from '../../../../use-command'
import { useLoaded } from '../../../../use-loaded'

export type Mine = OutputOf<typeof listMyRegistrations> & { profile: Profile }
type Change = { action: 'cancel' } | { action: 'leave' } | { action: 'move'; areaId: MyRegistration['areaId'] }

/** Nothing on any roster waits for this telephone under this name: the other way is as good. */
const NOT_ON_ROSTER = '手机号核实好了。单位名册上没有对上您，没关系，选一个社区申请，社区确认就行。'
const NO_CODE = '没有取到手机号。没关系，选一个社区申请也一样。'
const STILL_HOLDING = '您手上还有这里的事没办好。请先在「我的认领」里办好、转给同事或者退回，再来。'

const DONE_TEXT: Record<Change['action'], string> = {
  cancel: '申请撤回了。',
  leave: '已经退出了。谢谢您帮过邻居。',
  move: '换社区的申请发出去了，等新社区确认。',
}

/** Where I stand registered, and everything that can be done about it. */
export function useMine() {
  const { loaded, reload } = useLoaded<Mine>(async () => {
    const [mine, profile] = await Promise.all([call(listMyRegistrations, {}), call(getProfile, {})])
    return { ...mine, profile }
  })
  const { isBusy, refusal, send, setRefusal, forget } = useCommand()
  const [told, setTold] = useState<string>()

  async function afterwards(text: string) {
    setTold(text)
    // 互助 opens with what has just changed; without an answer it asks again by itself.
    await Promise.all([reload(), loadMe().catch(() => undefined)])
  }

  async function verify(code: string | undefined, name: string) {
    setTold(undefined)
    if (code === undefined) return setRefusal(NO_CODE)
    const answer = await send(verifyPhone, { code, ...(name && { name }) })
    if (!answer) return
    const bound = answer.bound.map(({ text }) => text)
    await afterwards(bound.length > 0 ? `核对上了，已经报到：${bound.join('；')}。` : NOT_ON_ROSTER)
  }

  async function joinByRoster() {
    setTold(undefined)
    const registration = await send(register, { kind: 'unit' })
    if (registration) await afterwards(`报到好了，可以去「互助」看看${registration.areaName}的心愿。`)
  }

  /** True when it was done; otherwise `refusal` says why. */
  async function change({ registrationId, version }: MyRegistration, command: Change): Promise<boolean> {
    setTold(undefined)
    const answer = await send(changeMyRegistration, { registrationId, version, ...command }, (error) => {
      if (!(error instanceof ApiError)) return
      if (error.problem.code === 'action_not_allowed' && command.action !== 'cancel') setRefusal(STILL_HOLDING)
      if (error.problem.status === 409) void reload()
    })
    if (answer) await afterwards(DONE_TEXT[command.action])
    return answer !== undefined
  }

  async function showParty({ version, skills, freeTimes, categories, distance }: Profile, showsParty: boolean) {
    setTold(undefined)
    const facts = { skills, freeTimes, categories, ...(distance && { distance }), ...(version && { version }) }
    const saved = await send(saveProfile, { ...facts, showsParty }, () => void reload())
    if (saved) await afterwards(showsParty ? '亮身份打开了，从下一次认领起。' : '亮身份关上了，现在只显示「志愿者」。')
  }

  return {
    ...{ loaded, reload, isBusy, refusal, told, forget },
    ...{ verify, joinByRoster, change, showParty },
  }
}
export type UseMine = ReturnType<typeof useMine>
