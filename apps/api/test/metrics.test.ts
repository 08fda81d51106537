import { metricsOf } from '../src/lambda/metrics.lambda'

const countedAs = () => metricsOf('clock').serializeMetrics()['service']

describe('what a function counts', () => {
  afterEach(() => delete process.env['AWS_LAMBDA_FUNCTION_NAME'])

  it('stands under its deployed name, so that a second stage of the account stays apart', () => {
    process.env['AWS_LAMBDA_FUNCTION_NAME'] = 'microwish-rehearsal-clock'
    expect(countedAs()).toBe('microwish-rehearsal-clock')
  })

  it('stands under its own name where nobody deployed it', () => expect(countedAs()).toBe('clock'))
})
