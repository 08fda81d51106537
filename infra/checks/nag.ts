import { type App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'

/** A finding that somebody acknowledged, with why. */
type Acknowledged = { at: IConstruct; rule: string; reason: string }

const RULES_KEY = Validations.ACKNOWLEDGED_RULES_METADATA_KEY

/** Every acknowledgement in an app, however deep. */
function acknowledgedIn(app: App): Acknowledged[] {
  return app.node.findAll().flatMap((at) =>
    at.node.metadata
      .filter(({ type }) => type === RULES_KEY)
      .flatMap(({ data }) =>
        Object.entries(data as Record<string, string>).map(([rule, reason]) => ({
          at,
          rule: rule.replace(/^annotation::/i, ''),
          reason,
        })),
      ),
  )
}

type Finding = { rule: string; path: string }

function findingsIn(app: App): Finding[] {
  const { violations } = new AwsSolutionsChecks().validateScope(app)
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, path: constructPath })),
  )
}

/**
 * What cdk-nag's AwsSolutions finds in an app and nobody acknowledged; and acknowledgements that give no reason, or that
 * acknowledge nothing. The second look is taken with all of them struck out, so it must be the last at this app.
 */
export function unsettled(app: App): string[] {
  const open = findingsIn(app).map(({ rule, path }) => `${rule} at ${path}`)
  const acknowledged = acknowledgedIn(app)
  const unreasoned = acknowledged
    .filter(({ reason }) => !isSentence(reason))
    .map(({ at, rule, reason }) => `${rule} is acknowledged at ${at.node.path} without a reason: “${reason}”`)
  forgetAcknowledged(app)
  const all = findingsIn(app)
  const idle = acknowledged
    .filter(({ at, rule }) => !all.some((found) => found.rule === rule && isWithin(found.path, at.node.path)))
    .map(({ at, rule }) => `${rule} is acknowledged at ${at.node.path}, where it is not found`)
  return [...open, ...unreasoned, ...idle]
}

const isWithin = (path: string, ancestor: string) =>
  ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`)

/** Begins large, ends with a stop, and says more than a slogan. */
const isSentence = (reason: string) => /^[A-Z].*\.$/s.test(reason) && reason.split(/\s+/).length >= 6

function forgetAcknowledged(app: App) {
  for (const { node } of app.node.findAll()) {
    const kept = node.metadata.filter(({ type }) => type !== RULES_KEY)
    Object.defineProperty(node, 'metadata', { value: kept, configurable: true })
  }
}
