import { aDeployment, allow, LAMBDA } from './stack.fixture'
import { strangeTrust } from './trust'
import type { Json, Resource } from './template'

const SPARE: Resource = {
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: { Statement: [{ ...allow('sts:AssumeRole', []), Principal: LAMBDA }] } },
}

describe('a role', () => {
  it('is trusted to the service that holds it', () => {
    expect(strangeTrust(aDeployment())).toEqual([])
  })

  it.each<[who: string, principal: Json]>([
    ['everybody', '*'],
    ['any account', { AWS: '*' }],
    ['an account', { AWS: 'arn:aws:iam::222222222222:root' }],
    ['another service', { Service: 'ec2.amazonaws.com' }],
    ['a second service', { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }],
    ['a stranger beside the service', { Service: 'lambda.amazonaws.com', AWS: '*' }],
    ['a sign-in elsewhere', { Federated: 'accounts.example.com' }],
  ])('cannot be assumed by %s', (_, principal) => {
    expect(strangeTrust(aDeployment({ principal }))).toEqual([expect.stringMatching(/by others than lambda/)])
  })

  it('has a trust', () => {
    const role = { AssumeRolePolicyDocument: { Statement: [] } }
    expect(strangeTrust(aDeployment({ role }))).toEqual([expect.stringMatching(/assumed by nobody/)])
  })

  it('is held by somebody, and by one service', () => {
    expect(strangeTrust(aDeployment({ more: { Spare: SPARE } }))).toEqual([expect.stringMatching(/held by nobody/)])
    const Schedule = {
      Type: 'AWS::Scheduler::Schedule',
      Properties: { Target: { RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
    }
    expect(strangeTrust(aDeployment({ more: { Schedule } }))).toEqual([
      expect.stringMatching(/held by lambda and scheduler/),
    ])
  })

  it('has no policy that somebody else writes', () => {
    const role = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }
    expect(strangeTrust(aDeployment({ role }))).toEqual([expect.stringMatching(/Administrator/)])
  })
})
