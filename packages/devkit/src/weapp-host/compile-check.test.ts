import { aBundle } from './bundle.fixture'
import { compileCheck } from './compile-check'

test('both compilers accept a sound bundle', () => {
  expect(compileCheck(aBundle())).toEqual([])
})

test('wcc refuses a tag that is closed by another', () => {
  const problems = compileCheck(aBundle({ 'pages/me/index.wxml': '<view><text>没有关上</view>' }))
  expect(problems).toMatchObject([
    { compiler: 'wcc', message: expect.stringContaining('pages/me/index.wxml') as string },
  ])
})

test('wcsc refuses a rule that does not end', () => {
  const problems = compileCheck(aBundle({ 'pages/me/index.wxss': '.a{color:red' }))
  expect(problems).toMatchObject([
    { compiler: 'wcsc', message: expect.stringContaining('pages/me/index.wxss') as string },
  ])
})

test('wcsc finds what a sheet imports, and refuses an import that leads nowhere', () => {
  const shared = { 'common.wxss': '.a{color:red}', 'pages/me/index.wxss': '@import "../../common.wxss";' }
  expect(compileCheck(aBundle(shared))).toEqual([])
  expect(compileCheck(aBundle({ 'pages/me/index.wxss': '@import "../../none.wxss";' }))).toHaveLength(1)
})
