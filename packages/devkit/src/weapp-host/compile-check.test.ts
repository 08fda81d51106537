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

test('wcsc refuses a rule that does not end, and names each broken sheet', () => {
  const problems = compileCheck(aBundle({ 'pages/me/index.wxss': '.a{color:red', 'pages/home/index.wxss': '.b{{' }))
  expect(problems.map((problem) => problem.compiler)).toEqual(['wcsc', 'wcsc'])
  expect(problems.map((problem) => problem.message).join()).toMatch(/pages\/home\/index\.wxss.*pages\/me\/index\.wxss/s)
})
