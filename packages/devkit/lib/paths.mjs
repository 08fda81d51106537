import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..')
/** What can be thrown away at any time: stamps, logs, bundles of our own use. */
export const CACHE = join(ROOT, '.cache')
/** What the last `npm test` left behind: jest's results, screenshots. */
export const TEST_OUTPUT = join(ROOT, '.test')

export const inRoot = (...parts) => join(ROOT, ...parts)
export const inCache = (...parts) => join(CACHE, ...parts)
