import { CONTACT_REASONS, ERROR_CODES, Flow, NeedStatus } from '@microwish/contract'
import { ACTION_FORMS, DIALOG_ACTIONS } from '../action/action-forms'
import { actionWords, bondWords, errorText, figureText, organisationWords, peopleWords, roleWords, words } from '.'

import * as gridTexts from './grid-words'
import { importWords } from './import-words'
import { printWords } from './print-words'

/** Every sentence of the console, from wherever it stands. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return sentences((value as (...fill: unknown[]) => unknown)('某', '某', 1))
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(sentences) : []
}
const all = sentences([
  words,
  actionWords,
  bondWords,
  errorText,
  organisationWords,
  peopleWords,
  roleWords,
  gridTexts,
  importWords,
  printWords,
])

test('every refusal of the contract is worded, and no other', () => {
  expect(Object.keys(errorText).sort()).toEqual([...ERROR_CODES].sort())
  for (const text of Object.values(errorText)) expect(text).toMatch(/。$/)
})

test('every field of every small form has a label', () => {
  for (const action of DIALOG_ACTIONS)
    for (const name of ACTION_FORMS[action].fields) expect(actionWords[action].fields[name]?.label).toBeTruthy()
})

test('what cannot be taken back is asked once more in words, and only that', () => {
  for (const action of DIALOG_ACTIONS) expect(actionWords[action].once !== '').toBe(ACTION_FORMS[action].isFinal)
})

test('every figure has a name', () => {
  for (const flow of Flow.options) expect(figureText(flow)).toBeTruthy()
  expect(figureText('now:open')).toBe('现在待认领')
  expect(NeedStatus.options).toContain('open')
})

test('words are never those that the product forbids', () => {
  const forbidden = /点单|派单|接单|工单|受助对象|困难群众|特殊人群|摸底排查|维稳|上访/
  expect(all.concat(CONTACT_REASONS).filter((text) => forbidden.test(text))).toEqual([])
})

test('Chinese sentences are punctuated in full width', () => {
  expect(all.length).toBeGreaterThan(200)
  expect(all.filter((text) => /[一-鿿][,?!:;]|[,?!:;][一-鿿]/.test(text))).toEqual([])
})
