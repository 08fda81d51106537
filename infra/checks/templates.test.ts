import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import { variants } from './app.fixture'
import { absentInChina } from './china'
import { disagreeingEnvironment } from './environment'
import { brokenLimits } from './limits'
import { literalsIn, textsOf } from './literals'
import { unsettled } from './nag'
import type { Uses } from './needs'
import { disagreeingPermissions } from './permissions'
import { openDoors } from './public'
import { strayAlarms } from './runbook'
import { disagreements } from './service-spec'
import { strangeTrust } from './trust'

// A busy machine takes its time.
jest.setTimeout(60_000)

const ROOT = join(__dirname, '../..')
const spec = loadAwsServiceSpecSync()
/** What the real bundles were recorded to use. */
const uses = JSON.parse(readFileSync(join(ROOT, 'apps/api/uses.json'), 'utf8')) as Uses
const runbook = readFileSync(join(ROOT, 'infra/RUNBOOK.md'), 'utf8')

/** The ways in: the API with the web apps, and what WeChat calls. */
const MEANT = { routes: ['$default', 'ANY /wechat/push'] }

const all = variants()

describe.each(all)('what is deployed to $title', ({ title, partition, settings, app, deployment }) => {
  const { stacks } = deployment

  it('is every stack, and a web stack where CloudFront is asked for', () => {
    const names = stacks.map(({ name }) => name.replace(/^.*-/, ''))
    expect(names.sort()).toEqual(['Api', 'Data', 'Ops', ...(title.includes('with CloudFront') ? ['Web'] : [])])
  })

  it('agrees with AWS’s own description of its resources', () => {
    expect(stacks.flatMap((stack) => disagreements(stack, spec))).toEqual([])
  })

  if (partition === 'aws-cn')
    it('asks for nothing that AWS China does not have', () => {
      expect(absentInChina(stacks)).toEqual([])
    })

  it('names no partition, suffix or host that the settings did not give', () => {
    expect(literalsIn(stacks, textsOf(settings))).toEqual([])
  })

  it('allows each function what it was recorded to use, and nothing else', async () => {
    expect(await disagreeingPermissions(deployment, uses)).toEqual([])
  })

  it('trusts each role to the service that holds it', () => {
    expect(strangeTrust(deployment)).toEqual([])
  })

  it('is open where it is meant to be, and nowhere else', () => {
    expect(openDoors(deployment, MEANT)).toEqual([])
  })

  it('keeps to the limits and the advice of AWS', () => {
    expect(brokenLimits(deployment)).toEqual([])
  })

  it('has alarms that are heard and lead to the runbook', () => {
    expect(strayAlarms(deployment, runbook)).toEqual([])
  })

  // Strikes the acknowledgements out, so it stands last.
  it('leaves no finding of cdk-nag open, and acknowledges none without a reason or in vain', () => {
    expect(unsettled(app)).toEqual([])
  })
})

/** Each function once for each set of variables that some way of deploying gives it. */
const environments = new Map(
  all.flatMap(({ title, deployment }) =>
    deployment.functions
      .filter(({ name }) => name in uses)
      .map(({ name, environment }) => [
        `${name}: ${Object.keys(environment).sort().join(' ')}`,
        { name, environment, title },
      ]),
  ),
)

describe('the environment', () => {
  it.each([...environments.values()])('of $name is what its bundle parses ($title)', ({ name, environment }) => {
    expect(disagreeingEnvironment(join(ROOT, 'apps/api/dist', name, 'index.mjs'), environment)).toEqual([])
  })

  it('is given to all five functions', () => {
    const names = new Set([...environments.values()].map(({ name }) => name))
    expect([...names].sort()).toEqual(['api', 'clock', 'job', 'stream', 'wechat'])
  })
})
