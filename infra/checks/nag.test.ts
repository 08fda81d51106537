import { App, Stack, Validations } from 'aws-cdk-lib'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { unsettled } from './nag'

const WHY = 'Only the alarms of this account are published here, and they say nothing personal.'

/** An app with one topic that takes plain HTTP, which AwsSolutions-SNS3 finds. */
function anApp(acknowledge: (topic: Topic, stack: Stack) => void = () => {}) {
  const app = new App()
  const stack = new Stack(app, 'Small')
  acknowledge(new Topic(stack, 'Topic'), stack)
  return app
}

describe('findings of cdk-nag', () => {
  it('must be acknowledged', () => {
    expect(unsettled(anApp())).toEqual(['AwsSolutions-SNS3 at Small/Topic/Resource'])
  })

  it('are settled by a reason, at the resource or above it', () => {
    const rule = { id: 'AwsSolutions-SNS3', reason: WHY }
    expect(unsettled(anApp((topic) => Validations.of(topic).acknowledge(rule)))).toEqual([])
    expect(unsettled(anApp((_, stack) => Validations.of(stack).acknowledge(rule)))).toEqual([])
  })

  it.each(['', 'Fine.', 'not needed here because it is internal'])('are not settled by “%s”', (reason) => {
    const app = anApp((topic) => Validations.of(topic).acknowledge({ id: 'AwsSolutions-SNS3', reason }))
    expect(unsettled(app)).toContainEqual(
      expect.stringMatching(/SNS3 is acknowledged at Small\/Topic without a reason/),
    )
  })

  it('must be there to be acknowledged', () => {
    const app = anApp((topic) => {
      Validations.of(topic).acknowledge(
        { id: 'AwsSolutions-SNS3', reason: WHY },
        { id: 'AwsSolutions-S1', reason: WHY },
      )
    })
    expect(unsettled(app)).toEqual(['AwsSolutions-S1 is acknowledged at Small/Topic, where it is not found'])
  })
})
