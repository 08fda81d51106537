// Bundles what runs on Node. The Lambda bundles are made here and nowhere else: infra takes the folder as it is.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'
import { inRoot } from './paths.mjs'

/** `module` first: the SDK's and zod's ES modules can be shaken, their `main` cannot. */
const SHARED = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  // Packages that are CommonJS inside ask for `require` when they load.
  banner: {
    js: "import { createRequire as createRequire_ } from 'node:module'; const require = createRequire_(import.meta.url);",
  },
  logLevel: 'warning',
  legalComments: 'none',
}

async function bundleServer() {
  await build({
    ...SHARED,
    entryPoints: [inRoot('packages/devkit/src/start.ts')],
    outfile: inRoot('.cache/build/server.mjs'),
    sourcemap: 'inline',
    sourcesContent: false,
  })
}

/** One folder for each apps/api/src/<name>.lambda.ts: dist/<name>/index.mjs; and sizes by input in dist/meta.json. */
async function bundleLambdas() {
  const out = inRoot('apps/api/dist')
  rmSync(out, { recursive: true, force: true })
  const entries = readdirSync(inRoot('apps/api/src')).filter((file) => file.endsWith('.lambda.ts'))
  const { metafile } = await build({
    ...SHARED,
    entryPoints: entries.map((file) => ({
      in: inRoot('apps/api/src', file),
      out: `${basename(file, '.lambda.ts')}/index`,
    })),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    alias: { '@aws-sdk/credential-provider-node': inRoot('apps/api/credentials-from-environment.mjs') },
    charset: 'utf8', // Chinese as it is written: escaped it is twice as long
    minify: true,
    metafile: true,
  })
  mkdirSync(out, { recursive: true })
  writeFileSync(`${out}/meta.json`, JSON.stringify(metafile))
}

await { server: bundleServer, lambda: bundleLambdas }[process.argv[2]]()
