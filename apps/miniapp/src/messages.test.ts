import { ApiError, ERROR_CODES, NeedAction, readProblem } from '@microwish/contract'
import { refusal } from '../test/fixture'
import { ERROR_TEXT, errorText, HISTORY_TEXT, requestIdOf } from './messages'

/** PRODUCT §2: words that residents never read. */
const NEVER = /点单|派单|接单|工单|受助对象|困难群众|特殊人群|摸底排查|维稳|上访/
const HALF_WIDTH = /[,?!;]|[^0-9]:|\.$/

const all = [...Object.values(ERROR_TEXT), ...Object.values(HISTORY_TEXT)]

test('every refusal and every action of the contract has words', () => {
  expect(Object.keys(ERROR_TEXT).sort()).toEqual([...ERROR_CODES].sort())
  expect(Object.keys(HISTORY_TEXT).sort()).toEqual([...NeedAction.options].sort())
})

test.each(all)('%s: plain, warm, full width', (text) => {
  expect(text).not.toMatch(NEVER)
  expect(text).not.toMatch(HALF_WIDTH)
})

test('a refusal that nobody can read becomes our own fault, and no answer becomes the network’s', () => {
  expect(errorText(new ApiError(readProblem(504, '<html>')))).toBe(ERROR_TEXT.internal)
  expect(errorText({ errMsg: 'request:fail' })).toMatch(/网络/)
})

test('the number to name on the telephone is the request’s', () => {
  const { statusCode, data } = refusal('internal')
  expect(requestIdOf(new ApiError(readProblem(statusCode, data)))).toBe('r-1')
})
