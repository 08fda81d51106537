import { posix } from 'node:path'
import { folderOf, importsOf, isConfig, isSource, isTest, type Tree } from './tree'

type Permission = {
  /** What the folder's production code may import, besides itself. */
  may: readonly RegExp[]
  /** What single files may import besides that. */
  also?: readonly [files: RegExp, may: RegExp][]
}

/** HOUSE.md's table. What is not listed is refused. */
export const MAY_IMPORT: Record<string, Permission> = {
  'packages/contract': { may: [/^zod\/mini$/], also: [[/\/openapi\.ts$/, /^zod(\/v4\/core)?$/]] },
  'packages/core': {
    may: [/^@microwish\/contract$/, /^ulid$/, /^node:crypto$/],
    also: [
      [/\.dynamo\.ts$/, /^@aws-sdk\/(client|lib|util)-dynamodb$/],
      [/\.http\.ts$/, /^node:https?$/],
    ],
  },
  'apps/api': {
    may: [
      /^@microwish\/contract(\/openapi)?$/,
      /^@microwish\/core(\/(dynamo|wechat))?$/,
      /^hono(\/|$)/,
      /^jose$/,
      /^@aws-lambda-powertools\//,
      /^zod\/mini$/,
      /^node:crypto$/,
    ],
    also: [
      [/\.lambda\.ts$/, /^(@aws-sdk\/|@microwish\/core\/tables$|aws-lambda$|node:process$)/],
      // The one place that reads files: the web apps where no CDN serves them.
      [/\/web-files\.ts$/, /^node:(fs\/promises|path|util|zlib)$/],
    ],
  },
  'apps/miniapp': {
    may: [/^@microwish\/contract$/, /^zod\/mini$/, /^@tarojs\/(components|taro|react|runtime)$/, /^react(-dom)?(\/|$)/],
  },
  'apps/console': {
    may: [
      ...[/^@microwish\/contract$/, /^zod\/mini$/, /^react(-dom)?(\/|$)/, /^antd(\/|$)/, /^@tanstack\/react-query$/],
      // Drawings, and files in and out: each loaded by the page that needs it (decision 0025).
      ...[/^d3-(geo|hierarchy)$/, /^uqr$/, /^papaparse$/, /^(read|write)-excel-file\/browser$/],
    ],
  },
  infra: {
    may: [
      /^aws-cdk-lib(\/|$)/,
      /^constructs$/,
      /^cdk-nag$/,
      /^zod\/mini$/,
      /^@microwish\/core\/tables$/,
      /^node:(fs|path|url)$/,
    ],
    // What holds the templates against AWS's own descriptions runs in tests only.
    also: [
      [/^infra\/checks\//, /^(@aws-cdk\/(aws-service-spec|service-spec-types)|@cloud-copilot\/iam-(simulate|policy))$/],
    ],
  },
  'packages/devkit': { may: [/^(?!@microwish\/(infra|console|miniapp|tooling)\b)/] },
  'packages/tooling': {
    may: [/^node:/, /^(typescript|esbuild|jest)$/, /^(@eslint|eslint|typescript-eslint)/],
    // The bench drives the product as its tests do.
    also: [
      [
        /^packages\/tooling\/bench\//,
        /^(@microwish\/(contract|core|api|devkit)(\/|$)|@aws-sdk\/(client|lib)-dynamodb$|hono$)/,
      ],
    ],
  },
}

/** A test may load anything that its folder may, the tools of testing, the factories and the development kit. */
const TESTS_MAY = [
  /^node:/,
  /^(fast-check|typescript|esbuild|hono|@hono\/node-server|jose|axe-core|playwright-core|zod\/mini)(\/|$)/,
  /^@testing-library\//,
  /^@aws-sdk\/(client|lib|util)-dynamodb$/,
  /^aws-lambda$/,
  /^@microwish\/(contract|core|api|devkit)(\/|$)/,
]
/** A build tool's configuration runs on its own, so it may load any package, and none of ours. */
const CONFIG_MAY = [/^(?!@microwish\/)/]
/** Style sheets and pictures are named beside their screen. */
const ASSET = /\.(s?css|svg|png|jpg|json)(\?\w+)?$/

export function strayImports(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => isSource(path))
    .flatMap(([path, text]) =>
      importsOf(path, text)
        .filter(({ target }) => !mayImport(path, target))
        .map(({ target }) => `${path} imports ${target}`),
    )
}

function mayImport(path: string, target: string): boolean {
  const folder = folderOf(path)
  if (target.startsWith('.')) return staysInside(folder, path, target)
  if (ASSET.test(target) && folder.startsWith('apps/') && !target.startsWith('@microwish/')) return true
  if (isConfig(path)) return CONFIG_MAY.some((may) => may.test(target))
  const permission = MAY_IMPORT[folder]
  if (!permission) return false
  const own = (permission.also ?? []).filter(([files]) => files.test(path)).map(([, may]) => may)
  return [...permission.may, ...own, ...(isTest(path) ? TESTS_MAY : [])].some((may) => may.test(target))
}

function staysInside(folder: string, path: string, target: string) {
  return posix.join(posix.dirname(path), target).startsWith(`${folder}/`) || /\.\.\/package\.json$/.test(target)
}

/** A request over the network outside its adapters: the global `fetch` needs no import. */
export function strayRequests(tree: Tree): string[] {
  return [...tree]
    .filter(([path]) => path.startsWith('packages/core/src/') && !/\.http\.ts$/.test(path) && !isTest(path))
    .filter(([, text]) => /(?<![\w.])fetch\(|\bXMLHttpRequest\b/.test(text))
    .map(([path]) => `${path} calls the network`)
}
