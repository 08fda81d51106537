import { RegionInfo } from 'aws-cdk-lib/region-info'
import type { PartitionName, Platform } from './partitions'
import { PARTITIONS } from './partitions'
import { SETTINGS, type Settings } from './schema'

/** One wrong setting: where it stands, what was found there, what may stand there. */
type Fault = { key: string; found: unknown; allowed: string }
type Judged = { settings: Settings; faults: [] } | { settings?: never; faults: string[] }

/** Settings as they were read, or one sentence for each that is wrong. */
export function judgeSettings(given: unknown, partition: PartitionName, release: string): Judged {
  const parsed = SETTINGS.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => toFaults(issue, given))
    return { faults: faults.map(sentence) }
  }
  const faults = crossFaults(parsed.data, partition, release)
  return faults.length > 0 ? { faults: faults.map(sentence) } : { settings: parsed.data, faults: [] }
}

type Issue = { code?: string; path: PropertyKey[]; message: string; keys?: string[] }

function toFaults({ code, path, message, keys = [] }: Issue, given: unknown): Fault[] {
  if (code !== 'unrecognized_keys') return [{ key: path.join('.'), found: at(given, path), allowed: message }]
  return keys.map((key) => ({
    key: [...path, key].join('.'),
    found: UNKNOWN,
    allowed: namesAt(path).join(', '),
  }))
}

const UNKNOWN = Symbol('no such setting')
const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value)

type Shaped = { shape?: Record<string, Shaped>; def: { innerType?: Shaped } }

/** The names that the schema knows at a place. */
function namesAt(path: readonly PropertyKey[]): string[] {
  const bare = (schema: Shaped): Shaped => (schema.def.innerType ? bare(schema.def.innerType) : schema)
  const found = path.reduce<Shaped>((schema, key) => bare(schema.shape?.[String(key)] ?? schema), SETTINGS as Shaped)
  return Object.keys(found.shape ?? {})
}

function sentence({ key, found, allowed }: Fault): string {
  if (found === UNKNOWN) return `there is no setting "${key}": remove it, or write one of ${allowed}.`
  const what = found === undefined ? 'is missing' : `is ${JSON.stringify(found)}`
  const name = key === '' ? 'the whole of it' : `"${key}"`
  return `${name} ${what}; allowed is ${allowed}: ${found === undefined ? 'add it' : 'change it'}.`
}

const REGIONS = RegionInfo.regions
const regionsOf = (partition: PartitionName) =>
  REGIONS.filter((region) => region.partition === partition).map(({ name }) => name)
const version = (text: string) =>
  text
    .split('.')
    .map((part) => part.padStart(6, '0'))
    .join('.')

/** What only shows when two settings, or a setting and the partition, are held together. */
function crossFaults(settings: Settings, partition: PartitionName, release: string): Fault[] {
  const platform: Platform = PARTITIONS[partition]
  const { region, tracing, monthlyBudget, oldestClient } = settings
  const rules: [isWrong: boolean, fault: Fault][] = [
    [
      !regionsOf(partition).includes(region),
      {
        key: 'region',
        found: region,
        allowed: `a region of the partition ${partition} (${regionsOf(partition).join(', ')})`,
      },
    ],
    [
      tracing && !platform.hasTracing,
      { key: 'tracing', found: tracing, allowed: `false, because X-Ray does not trace functions in ${partition}` },
    ],
    [
      monthlyBudget.currency !== platform.currency,
      {
        key: 'monthlyBudget.currency',
        found: monthlyBudget.currency,
        allowed: `${platform.currency}, in which accounts of ${partition} are billed`,
      },
    ],
    [
      version(oldestClient) > version(release),
      { key: 'oldestClient', found: oldestClient, allowed: `a version not newer than this release, ${release}` },
    ],
  ]
  return [...rules.filter(([isWrong]) => isWrong).map(([, fault]) => fault), ...domainFaults(settings, partition)]
}

/** A certificate is where the name ends: at CloudFront, each partition in its way, or at the API in its own region. */
function domainFaults({ cloudFront, domain, region }: Settings, partition: PartitionName): Fault[] {
  const { edgeCertificate }: Platform = PARTITIONS[partition]
  const isByIam = cloudFront && edgeCertificate.of === 'iam'
  if (!domain) {
    const allowed = `a name and an iamCertificateId, because CloudFront serves nothing under a name of its own in ${partition} (or set cloudFront to false)`
    return isByIam ? [{ key: 'domain', found: undefined, allowed }] : []
  }
  const { certificateArn, iamCertificateId } = domain
  if (isByIam) {
    const where = `because CloudFront takes certificates from IAM in ${partition}`
    return [
      ...(iamCertificateId ? [] : [fault('iamCertificateId', undefined, `the id of a server certificate, ${where}`)]),
      ...(certificateArn ? [fault('certificateArn', certificateArn, `no certificate of ACM, ${where}`)] : []),
    ]
  }
  const wanted = cloudFront && edgeCertificate.of === 'acm' ? edgeCertificate.region : region
  const [, partitionOfArn, , regionOfArn] = certificateArn?.split(':') ?? []
  const isThere = partitionOfArn === partition && regionOfArn === wanted
  const where = `in ${wanted}, where ${cloudFront ? 'CloudFront' : 'the API'} looks for it`
  return [
    ...(isThere ? [] : [fault('certificateArn', certificateArn, `the ARN of a certificate in ACM ${where}`)]),
    ...(iamCertificateId
      ? [fault('iamCertificateId', iamCertificateId, `no certificate of IAM, but one of ACM ${where}`)]
      : []),
  ]
}

const fault = (key: string, found: unknown, allowed: string): Fault => ({ key: `domain.${key}`, found, allowed })
