import { fileURLToPath } from 'node:url'
import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TYPESCRIPT = ['**/*.ts', '**/*.tsx']
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/*.fixture.ts', '**/test/**']
const CONFIG = ['**/*.config.ts', '**/config/*.ts']
/** Where the process begins, and what a build replaces by a constant: the only code that may read the environment. */
const ENTRIES = [
  '**/*.lambda.ts',
  'packages/devkit/**',
  'packages/tooling/bench/**',
  'apps/miniapp/src/platform/**',
  ...CONFIG,
]

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment in an entry (*.lambda.ts, the local stack), parsed by a schema, and pass it on.',
}
const clock = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Time comes through ctx.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes through ctx.',
  },
]
const zod = {
  paths: [{ name: 'zod', message: "Import 'zod/mini': 'zod' adds 90 KB or more to a bundle." }],
  patterns: [{ group: ['zod/v4', 'zod/v4/*', 'zod/v3'], message: "Import 'zod/mini'." }],
}

export default defineConfig(
  globalIgnores([
    '**/dist/**',
    '**/node_modules/**',
    '.data/**',
    '.cache/**',
    '.test/**',
    'coverage/**',
    '**/cdk.out/**',
  ]),
  js.configs.recommended,
  {
    rules: {
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true, IIFEs: true }],
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off', // `() => save()` is how callbacks are written here
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-misused-spread': 'off', // code points are what a Chinese text is made of
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off', // one too many harms nobody; a wrong one does not compile
      '@typescript-eslint/no-meaningless-void-operator': 'off', // `() => void save()` says that nobody waits
      '@typescript-eslint/no-unnecessary-condition': 'off', // what comes over the wire is less certain than its type
      '@typescript-eslint/no-unnecessary-type-parameters': 'off', // `bind<E extends Endpoint>` names its shape
      '@typescript-eslint/no-deprecated': 'off', // a third of the time, for what a pinned version will not do
      '@typescript-eslint/no-unsafe-enum-assignment': 'off', // there are no enums and hardly a class: unions and objects
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unbound-method': 'off', // methods of our objects and of antd's use no `this`
      '@typescript-eslint/require-await': 'off', // a port is asynchronous even where one adapter is not
      '@typescript-eslint/no-empty-function': 'off',
      'no-misleading-character-class': ['error', { allowEscape: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-imports': ['error', zod],
      'no-restricted-syntax': ['error', environment],
    },
  },
  {
    files: ['packages/contract/src/openapi.ts'], // z.toJSONSchema is not in zod/mini; only build steps load this file
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': ['error', environment, ...clock] },
  },
  {
    files: ENTRIES,
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['packages/devkit/**', 'packages/tooling/bench/**'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-base-to-string': 'off', // whatever a page hands to WeChat is written as WeChat would
    },
  },
  {
    files: ['apps/miniapp/src/**', 'apps/console/src/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      // The compiler is not used, so its rules are not: these two are what React itself needs.
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    files: ['apps/miniapp/src/**/*.tsx'], // Taro declares style sheets as any
    rules: { '@typescript-eslint/no-unsafe-argument': 'off' },
  },
  {
    files: TESTS,
    rules: {
      // A describe callback is a list of sentences, not a function; the boundaries test measures the rest.
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off', // a missing value fails the test, as it should
      '@typescript-eslint/no-unsafe-assignment': 'off', // expect.any(), expect.objectContaining()
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly'])),
    },
  },
  {
    files: ['apps/miniapp/babel.config.js'], // Taro loads it with require
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly' } },
  },
  prettier,
)
