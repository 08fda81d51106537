import { readOptions } from './read-options'

const FLAGS = {
  stage: { means: 'the stage', isRequired: true, like: [/^[a-z]+$/, 'small letters'] },
  need: { means: 'a need', isRepeated: true },
  yes: { means: 'do it', isSwitch: true },
} as const
const read = (...args: string[]) => readOptions(args, FLAGS)

it('reads values after a space or an equals sign, repeated ones in order, and switches', () => {
  const options = read('--stage', 'prod', '--need=a', '--need', 'b', '--yes')
  expect([options.must('stage'), options.all('need'), options.has('yes')]).toEqual(['prod', ['a', 'b'], true])
  expect(read('--stage=prod').has('yes')).toBe(false)
})

it.each([
  [['--need', 'a'], 'Please add --stage: the stage.'],
  [['--stage', 'a', '--stage', 'b'], '--stage was given 2 times; once is meant.'],
  [['--stage'], '--stage needs a value: the stage.'],
  [['--stage', '--yes'], '--stage needs a value: the stage.'],
  [['--stage', 'PROD'], '--stage must be small letters.'],
  [['--stage', 'a', '--yes=no'], '--yes stands alone: leave out its value.'],
  [['--stage', 'a', 'b'], 'Only --flags are understood here. There are: --stage, --need, --yes.'],
  [['--stage', 'a', '--toString', 'x'], 'Only --flags are understood here. There are: --stage, --need, --yes.'],
  [['--stage', 'a', '--constructor', 'x'], 'There is no --constructor. There are: --stage, --need, --yes.'],
])('refuses %j in a sentence', (args, sentence) => {
  expect(() => read(...args)).toThrow(sentence)
})

it('never repeats what was given: it may be a secret', () => {
  const secret = 'd41d8cd98f00b204e9800998ecf8427e'
  for (const args of [['--secret', secret], [`--secret=${secret}`], [secret], ['--stage', secret]])
    expect(() => read(...args)).toThrow(expect.not.objectContaining({ message: expect.stringContaining(secret) }))
})
