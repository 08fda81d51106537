import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { anApp, PARTITION_NAMES, standInBuilds } from './test/deployment'

const stackNames = (options: Parameters<typeof anApp>[0]) =>
  anApp(options)
    .synth()
    .stacks.map(({ stackName }) => stackName)

describe('the app of a stage', () => {
  it('has its stacks in an order in which they can be deployed, named after the stage', () => {
    expect(stackNames({ partition: 'aws' })).toEqual(
      ['Data', 'Api', 'Ops', 'Web'].map((name) => `Microwish-prod-${name}`),
    )
  })

  it.each([
    ['aws', 'rehearsal'],
    ['aws-cn', 'prod'],
  ])('has no web stack in %s %s, where the API serves the web apps', (partition, stage) => {
    expect(stackNames({ partition, stage })).toEqual(['Data', 'Api', 'Ops'].map((name) => `Microwish-${stage}-${name}`))
  })

  it.each(PARTITION_NAMES)('guards in %s the stacks that hold what cannot be made again', (partition) => {
    const guarded = anApp({ partition })
      .synth()
      .stacks.filter(({ terminationProtection }) => terminationProtection)
      .map(({ stackName }) => stackName)
    expect(guarded).toEqual(['Microwish-prod-Data', 'Microwish-prod-Api'])
  })

  it('stops with a sentence when something was not built', () => {
    const built = standInBuilds()
    rmSync(join(built.functions, 'clock'), { recursive: true })
    expect(() => anApp({ built })).toThrow(/clock\/index\.mjs is missing: build first, with npm run synth/)
  })
})
