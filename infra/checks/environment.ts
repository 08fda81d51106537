import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Variables that a function does without, each with what it does then. */
const OPTIONAL: Record<string, string> = {
  SETTINGS: 'keeps to what core decides',
  WEB_FOLDER: 'serves the API only',
  POWERTOOLS_LOG_LEVEL: 'logs at INFO',
}

/**
 * Loads a built function with the environment that its template gives it, and with each variable taken away in turn. Told
 * is why it refuses the whole, and each variable that it does not miss.
 * @throws Error when the bundle is not there
 */
export function disagreeingEnvironment(bundle: string, environment: Record<string, string>): string[] {
  if (!existsSync(bundle))
    throw new Error(`${bundle} is not built: npm test builds it first, and so does npm run synth`)
  const names = Object.keys(environment)
  const trials = names.map((missing) =>
    Object.fromEntries(Object.entries(environment).filter(([name]) => name !== missing)),
  )
  const [whole, ...without] = load(bundle, [environment, ...trials])
  const code = readFileSync(bundle, 'utf8')
  return [
    ...(whole ? [`${bundle} refuses its environment: ${whole}`] : []),
    ...names
      .filter((name, index) => (name in OPTIONAL ? !code.includes(name) : !without[index]?.includes(name)))
      .map((name) => `${bundle} does not miss ${name}`),
  ]
}

/** What each import said, in one process: null when it went well. */
function load(bundle: string, environments: Record<string, string>[]): (string | null)[] {
  const { stdout, stderr } = spawnSync(process.execPath, [join(__dirname, 'import-bundle.mjs')], {
    input: JSON.stringify({ bundle, environments }),
    encoding: 'utf8',
    env: {},
    timeout: 60_000,
  })
  if (stdout === '') throw new Error(`${bundle} ended the process that loaded it: ${stderr}`)
  return JSON.parse(stdout) as (string | null)[]
}
