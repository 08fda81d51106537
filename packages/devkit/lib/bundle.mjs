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

/** What runs here, not in the cloud: one file, with places of the sources in its stacks. */
const bundleLocal = (entry, name, options) => () =>
  build({
    ...SHARED,
    entryPoints: [inRoot(entry)],
    outfile: inRoot(`.cache/build/${name}.mjs`),
    sourcemap: 'inline',
    sourcesContent: false,
    ...options,
  })

const LOCAL = {
  server: bundleLocal('packages/devkit/src/start.ts', 'server'),
  ops: bundleLocal('packages/devkit/src/ops.ts', 'ops'),
  bench: bundleLocal('packages/tooling/bench/main.ts', 'bench', { external: ['esbuild'] }),
  // The construct library reads files beside its own modules.
  infra: bundleLocal('infra/main.ts', 'infra', { external: ['aws-cdk-lib', 'constructs', 'cdk-nag'] }),
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

await { ...LOCAL, lambda: bundleLambdas }[process.argv[2]]()
