import { aCase } from './testing/case.fixture'
import { cutAtSpans, isNumber, rebuildSummary, withoutWord } from './summary'
import { draftOf, leftIn, publishCommand, toggleWord, withoutKept } from './pages/triage/drafts'

const { text, spans, suggestion } = aCase()
const rebuild = (...kept: string[]) => rebuildSummary(text, spans, new Set(kept), suggestion.publicSummary)

test('pieces cut at spans are the words again when joined', () => {
  const pieces = cutAtSpans(text, spans)
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.filter(({ span }) => span).map((piece) => piece.text)).toEqual(['榆钱里3栋', '16000000002'])
})

test('overlapping spans are cut once', () => {
  const pieces = cutAtSpans('一二三四', [
    { start: 0, end: 3, kind: 'name' },
    { start: 1, end: 4, kind: 'address' },
  ])
  expect(pieces.map((piece) => piece.text)).toEqual(['一二三', '四'])
})

test('with nothing kept the summary is the suggestion', () => {
  expect(rebuild()).toBe('插座松了，请师傅来看看')
})

test('a kept word brings its clause back, before the suggestion where it stood before', () => {
  expect(rebuild('榆钱里3栋')).toBe('我爸住榆钱里3栋，插座松了，请师傅来看看')
})

test('a telephone number is not kept, whatever is asked', () => {
  expect(rebuild('16000000002')).toBe('插座松了，请师傅来看看')
})

test('a rebuilt summary is never longer than the hall allows', () => {
  const long = { ...suggestion, publicSummary: '修一修。'.repeat(20) }
  expect(rebuildSummary(text, spans, new Set(['榆钱里3栋']), long.publicSummary).length).toBeLessThanOrEqual(80)
})

test('numbers are recognised through spaces and hyphens', () => {
  expect(isNumber('160 0000-0002')).toBe(true)
  expect(isNumber('榆钱里3栋')).toBe(false)
})

test('a word taken out leaves no double comma behind', () => {
  expect(withoutWord('找温小满，修插座', '找温小满')).toBe('修插座')
  expect(withoutWord('修插座，温小满，谢谢', '温小满')).toBe('修插座，谢谢')
})

describe('the draft of a publication', () => {
  test('keeps a word and masks it again', () => {
    const kept = toggleWord(draftOf({ suggestion, text }), '榆钱里3栋', aCase())
    expect(kept.summary).toContain('榆钱里3栋')
    expect(toggleWord(kept, '榆钱里3栋', aCase())).toEqual(draftOf({ suggestion, text }))
  })

  test('does not rebuild what the officer wrote, but takes a masked word out of it', () => {
    const own = { ...draftOf({ suggestion, text }), summary: '到榆钱里3栋修插座', isOwnWords: true }
    const kept = toggleWord(own, '榆钱里3栋', aCase())
    expect(kept.summary).toBe('到榆钱里3栋修插座')
    expect(toggleWord(kept, '榆钱里3栋', aCase()).summary).toBe('到修插座')
  })

  test('names the resident’s personal words that still stand in the summary', () => {
    const own = { ...draftOf({ suggestion, text }), summary: '打16000000002，到榆钱里3栋' }
    expect(leftIn(own, aCase())).toEqual(['榆钱里3栋', '16000000002'])
    expect(leftIn({ ...own, kept: ['榆钱里3栋'] }, aCase())).toEqual(['16000000002'])
  })

  test('sends only kept words that the summary uses, and none that were refused', () => {
    const draft = { ...draftOf({ suggestion, text }), summary: '到榆钱里修插座', kept: ['榆钱里', '温小满'] }
    expect(publishCommand(aCase(), draft)).toMatchObject({ version: 1, action: 'publish', keep: ['榆钱里'] })
    expect(publishCommand(aCase(), withoutKept(draft, ['榆钱里']))).not.toHaveProperty('keep')
  })
})
