import { ApiError, approveTicket, TICKET_PREFIX } from '@microwish/contract'
import { useState } from 'react'
import { call } from '../../../../api'
import { errorText } from '../../../../messages'
import { platform } from '../../../../platform'

const NO_TICKET = '这不是工作台的登录码，请用电脑登录页上的码。'
const ENDED = '这个登录码已失效，请在电脑上点「换一个」，用新的码再来一次。'
const NO_DESK = '您还没有工作台的权限，请找管理员开通。'
const WRONG_DIGITS = '和电脑上的数字不一样，请看清楚再填一次。'

/** Code first, then the digits of that screen; a code that has ended leads back to scanning. */
export function useEnterDesk() {
  const [code, setCode] = useState('')
  const [isRead, setRead] = useState(false)
  const [digits, setDigits] = useState('')
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [isDone, setDone] = useState(false)

  function read(text: string) {
    // Pasted from a chat it may have blanks and words around it.
    const found = /^[\w-]+/.exec(text.split(TICKET_PREFIX)[1] ?? '')?.[0]
    setCode(found ?? '')
    setRead(found !== undefined)
    setDigits('')
    setError(found === undefined && text !== '' ? NO_TICKET : undefined)
  }

  async function approve() {
    if (!/^\d{2}$/.test(digits)) return setError('请填两位数字')
    setBusy(true)
    setError(undefined)
    try {
      await call(approveTicket, { code, digits })
      setDone(true)
    } catch (thrown) {
      const refusal = thrown instanceof ApiError ? thrown.problem.code : undefined
      if (refusal === 'session_ended') read('')
      // Two digits fill the field: wrong ones would have to be deleted before others can be typed.
      if (refusal === 'invalid_input') setDigits('')
      setError(textOf(refusal, thrown))
    } finally {
      setBusy(false)
    }
  }

  return {
    phase: isDone ? 'done' : isRead ? 'digits' : 'code',
    ...{ code, digits, error, isBusy },
    isScanner: platform.scanCode !== undefined,
    // Rejects when the person leaves WeChat's camera: nothing to tell them then.
    scan: () => platform.scanCode?.().then(read, () => undefined),
    paste: read,
    setDigits: (text: string) => setDigits(text.replace(/\D/g, '')),
    approve,
  }
}

function textOf(refusal: string | undefined, thrown: unknown): string {
  if (refusal === 'session_ended') return ENDED
  if (refusal === 'forbidden') return NO_DESK
  if (refusal === 'invalid_input') return WRONG_DIGITS
  return errorText(thrown)
}
