import { buildSync } from 'esbuild'
import type { Config } from 'jest'

type Project = Exclude<NonNullable<Config['projects']>[number], string>

// The SDK warns at every start of Node 20; package.json pins versions that still support it.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'

const transform: Project['transform'] = {
  '^.+\\.(m?[jt]sx?)$': [
    '@swc/jest',
    {
      swcrc: false,
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
}

/** jose is published as an ES module only, which jest's require refuses: one CommonJS file of it, made in milliseconds. */
const JOSE = `${__dirname}/.cache/jest/jose.cjs`
buildSync({ entryPoints: [require.resolve('jose')], outfile: JOSE, bundle: true, format: 'cjs', platform: 'node' })

const shared: Project = {
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: ['/node_modules/', '/dist/', '/.cache/'],
  moduleNameMapper: { '^jose$': JOSE },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.cache/', '<rootDir>/.data/', '<rootDir>/.test/'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
}

/** One in-memory DynamoDB Local for the whole run, at DYNAMODB_ENDPOINT. */
const withDatabase: Project = {
  ...shared,
  globalSetup: '<rootDir>/packages/devkit/src/testing/global-setup.ts',
  globalTeardown: '<rootDir>/packages/devkit/src/testing/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/packages/devkit/src/testing/patience.ts'],
}

const withDom: Project = {
  ...shared,
  testEnvironment: 'jsdom',
  moduleNameMapper: {
    '\\.(css|scss)$': 'identity-obj-proxy',
    '\\.(png|jpg|svg|webp)$': '<rootDir>/packages/devkit/src/testing/image-stub.ts',
    '^@tarojs/components$': '<rootDir>/apps/miniapp/test/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/apps/miniapp/test/taro.ts',
    // Published as ES modules, which jest's require refuses, with one CommonJS file beside.
    '^(d3-[a-z]+|internmap)$': '<rootDir>/node_modules/$1/dist/$1.js',
  },
}

const E2E = '/e2e/'
const STORE = '\\.(store|dynamo)\\.test\\.ts$'
const API = '\\.api\\.test\\.ts$'

/** What a test needs follows from where it stands, and from `.store.` or `.api.` in its name. */
const config: Config = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/packages/**/*.test.{ts,mjs}'],
      testPathIgnorePatterns: [STORE, API, E2E],
    },
    {
      ...withDatabase,
      displayName: 'store',
      testMatch: ['<rootDir>/packages/**/*.{store,dynamo}.test.ts'],
      testPathIgnorePatterns: [E2E],
    },
    {
      ...withDatabase,
      displayName: 'api',
      testMatch: ['<rootDir>/apps/api/**/*.test.ts', '<rootDir>/packages/**/*.api.test.ts'],
      testPathIgnorePatterns: [E2E],
    },
    { ...shared, displayName: 'infra', testMatch: ['<rootDir>/infra/**/*.test.ts'] },
    {
      ...withDom,
      displayName: 'miniapp',
      testMatch: ['<rootDir>/apps/miniapp/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: [E2E],
    },
    {
      ...withDom,
      displayName: 'console',
      testMatch: ['<rootDir>/apps/console/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: [E2E],
    },
    {
      ...withDatabase,
      displayName: 'e2e',
      testMatch: ['<rootDir>/{apps,packages}/*/e2e/**/*.test.ts'],
    },
  ],
}
export default config
