import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Built } from '../deployed'
import { Refusal } from '../settings/refusal'

/** What the API's function calls the folder of the web apps, beside its bundle. */
export const WEB_FOLDER = 'web'

/** The API's bundle with both web apps beside it, for where no CloudFront serves them: `web/m` and `web/console`. */
export function bundleWithWeb(built: Built, stage: string): string {
  const folder = join(built.scratch, stage, 'api')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(join(built.functions, 'api'), folder, { recursive: true })
  cpSync(built.m, join(folder, WEB_FOLDER, 'm'), { recursive: true })
  cpSync(built.console, join(folder, WEB_FOLDER, 'console'), { recursive: true })
  return folder
}

/** @throws Refusal naming the first thing that was not built. */
export function refuseUnbuilt({ functions, m, console }: Built, names: readonly string[]): void {
  const needed = [
    ...names.map((name) => join(functions, name, 'index.mjs')),
    join(m, 'index.html'),
    join(console, 'index.html'),
  ]
  const missing = needed.find((path) => !existsSync(path))
  if (missing) throw new Refusal(`${missing} is missing: build first, with npm run synth from the repository's root.`)
}
