import { createRequire } from 'node:module'

type Resolve = (request: string, parent: { filename?: string } | null, ...rest: unknown[]) => string

/**
 * ajv-keywords 5 asks for its peer ajv 8, but peers are not installed here (`legacy-peer-deps`) and ESLint's ajv 6 lies
 * at the root. Gives it the copy that schema-utils 4 carries. Must run before webpack is loaded.
 */
export function giveAjvEightToAjvKeywords(): void {
  const require = createRequire(__filename)
  const loader = require('node:module') as { _resolveFilename: Resolve }
  const resolve = loader._resolveFilename
  loader._resolveFilename = function (request, parent, ...rest) {
    const isPeer = /^ajv(\/|$)/.test(request) && /node_modules[\\/]ajv-keywords[\\/]/.test(parent?.filename ?? '')
    if (!isPeer) return resolve.call(this, request, parent, ...rest)
    try {
      return createRequire(require.resolve('schema-utils/package.json')).resolve(request)
    } catch {
      return resolve.call(this, request, parent, ...rest)
    }
  }
}
