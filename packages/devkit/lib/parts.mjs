import { node } from './run.mjs'

const CONTRACT = ['packages/contract/src', 'packages/contract/package.json']
const SERVER = ['packages/core/src', 'packages/core/package.json', 'apps/api/src', ...CONTRACT]
const BUNDLER = ['packages/devkit/lib/bundle.mjs', 'package-lock.json', 'tsconfig.json']
const taroInputs = [
  ...CONTRACT,
  ...['src', 'config', 'package.json', 'babel.config.js', 'project.config.json'].map((path) => `apps/miniapp/${path}`),
  'package-lock.json',
  'tsconfig.json',
]
const taro = (type) => ({
  command: node('node_modules/@tarojs/cli/bin/taro', 'build', '--type', type),
  cwd: 'apps/miniapp',
  env: { NODE_ENV: 'production' },
})

/**
 * Everything that is built, once: from which inputs (files and folders, tests apart), by which command, into which
 * output. A part is built again when the content of an input changed or the output is gone.
 */
export const PARTS = {
  server: {
    inputs: ['packages/devkit/src', ...SERVER, ...BUNDLER],
    output: '.cache/build/server.mjs',
    command: node('packages/devkit/lib/bundle.mjs', 'server'),
  },
  h5: { inputs: taroInputs, output: 'apps/miniapp/dist/h5/index.html', ...taro('h5') },
  console: {
    inputs: [
      ...CONTRACT,
      ...['src', 'public', 'index.html', 'package.json', 'vite.config.ts'].map((path) => `apps/console/${path}`),
      'package-lock.json',
      'tsconfig.json',
    ],
    output: 'apps/console/dist/index.html',
    command: node('node_modules/vite/bin/vite.js', 'build'),
    cwd: 'apps/console',
  },
  weapp: { inputs: taroInputs, output: 'apps/miniapp/dist/weapp/app.json', ...taro('weapp') },
  lambda: {
    inputs: [...SERVER, 'apps/api/credentials-from-environment.mjs', ...BUNDLER],
    output: 'apps/api/dist/meta.json',
    command: node('packages/devkit/lib/bundle.mjs', 'lambda'),
  },
  infra: {
    inputs: ['infra', 'packages/core/src/tables.ts', ...BUNDLER],
    output: '.cache/build/infra.mjs',
    command: node('packages/devkit/lib/bundle.mjs', 'infra'),
  },
  ops: {
    inputs: ['packages/devkit/src', ...SERVER, ...BUNDLER],
    output: '.cache/build/ops.mjs',
    command: node('packages/devkit/lib/bundle.mjs', 'ops'),
  },
  bench: {
    inputs: ['packages/tooling/bench', 'packages/tooling/budgets', 'packages/devkit/src', ...SERVER, ...BUNDLER],
    output: '.cache/build/bench.mjs',
    command: node('packages/devkit/lib/bundle.mjs', 'bench'),
  },
}

/** What `npm start` serves; the tests look at all of them. */
export const SERVED = ['server', 'h5', 'console']
/** What goes into the cloud. */
export const DEPLOYED = ['lambda', 'h5', 'console', 'infra']
