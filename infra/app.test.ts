import { anApp, PARTITION_NAMES } from './test/deployment'

describe.each(PARTITION_NAMES)('the app in %s', (partition) => {
  it('has its stacks in an order in which they can be deployed, named after the stage', () => {
    const names = anApp({ partition })
      .synth()
      .stacks.map(({ stackName }) => stackName)
    expect(names.slice(0, 2)).toEqual(['Microwish-prod-Data', 'Microwish-prod-Api'])
  })
})
