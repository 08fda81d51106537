import { isAbsolute, relative, resolve } from 'node:path'

const KB = 1024
const MB = 1024 * KB
/** WeChat's limits: the main package and each subpackage, and all together, in bytes. */
export const PACKAGE_LIMIT = 2 * MB
export const TOTAL_LIMIT = 30 * MB
const DESCRIPTION_LIMIT = 200

/** Hosts that are somebody's own machine or network, or that must not resolve at all. */
const NOWHERE =
  /^(localhost|.*\.(localhost|local|internal|invalid|test|example)|example\.(com|net|org)|\[.*\]|[\d.]+|[^.]*)$/

/**
 * Why a mini-program must not be sent as it is meant, in sentences; none: it may. `last` is the newest version sent so far.
 * @param {{ version?: string, desc?: string, robot: number, appId?: string, api?: string, packageVersion: string, last?: string }} wanted
 */
export function refusals({ version = '', desc = '', robot, appId = '', api = '', packageVersion, last }) {
  return [
    !isVersion(version) && `--version ${version || '(none)'} is no version: three numbers with dots, such as 0.2.0.`,
    isVersion(version) &&
      version !== packageVersion &&
      `--version ${version} is not what the app tells the server: apps/miniapp/package.json says ${packageVersion}.`,
    isVersion(version) &&
      last &&
      !isNewer(version, last) &&
      `Version ${version} is not newer than ${last}, sent before.`,
    (desc.trim() === '' || desc.length > DESCRIPTION_LIMIT) &&
      `--desc must say what is new, in 1 to ${DESCRIPTION_LIMIT} characters.`,
    !(Number.isInteger(robot) && robot >= 1 && robot <= 30) && '--robot is a number from 1 to 30.',
    !/^wx[0-9a-f]{16}$/.test(appId) &&
      `MINIPROGRAM_APPID ${appId ? 'is no appid' : 'is not set'}: wx and sixteen digits or letters a to f, from mp.weixin.qq.com.`,
    refusalOfApi(api),
  ].filter(Boolean)
}

/** The address is built into the mini-program: WeChat asks for https and a domain that is on its list. */
function refusalOfApi(api) {
  if (api === '')
    return 'MICROWISH_API is not set: the address of the deployed API, such as https://wish.county.gov.cn/api.'
  if (!URL.canParse(api)) return `MICROWISH_API ${api} is no address.`
  const { protocol, hostname, port, pathname, search, hash, username } = new URL(api)
  if (protocol !== 'https:') return `MICROWISH_API ${api} must begin with https://: WeChat refuses the rest.`
  if (NOWHERE.test(hostname)) return `MICROWISH_API ${api} names a host that residents' phones cannot reach.`
  if (!pathname.endsWith('/api') || port || search || hash || username)
    return `MICROWISH_API ${api} must end in /api, without a port, a slash or anything else behind it.`
  return undefined
}

/** What is wrong with the key of code upload. `found` is what `stat` and the text of the file say, if there is one. */
export function refusalOfKey(file, root, found, platform = process.platform) {
  if (!file) return 'MINIPROGRAM_KEY_FILE is not set: the file with the key of code upload, from mp.weixin.qq.com.'
  const inside = relative(root, resolve(root, file))
  if (!inside.startsWith('..') && !isAbsolute(inside))
    return 'MINIPROGRAM_KEY_FILE lies in the repository: keep the key outside, so that it can never be committed.'
  if (!found) return `MINIPROGRAM_KEY_FILE: there is no file ${file}.`
  if (platform !== 'win32' && (found.mode & 0o077) !== 0)
    return `MINIPROGRAM_KEY_FILE can be read by others than its owner: chmod 600 ${file}`
  if (!/-----BEGIN (RSA )?PRIVATE KEY-----/.test(found.text))
    return `MINIPROGRAM_KEY_FILE: ${file} holds no private key.`
  return undefined
}

/** Bytes of the main package and of each subpackage by its root, from the files (path within the package → bytes). */
export function sizesOf(files, roots) {
  const folders = roots.map((root) => `${root.replace(/^\/|\/$/g, '')}/`)
  const sizes = Object.fromEntries([['main', 0], ...folders.map((folder) => [folder, 0])])
  for (const [path, bytes] of files) sizes[folders.find((folder) => path.startsWith(folder)) ?? 'main'] += bytes
  return sizes
}

export function refusalsOfSizes(sizes) {
  const total = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0)
  const tooLarge = Object.entries(sizes).filter(([, bytes]) => bytes > PACKAGE_LIMIT)
  return [
    ...tooLarge.map(([name, bytes]) => `Package ${name} has ${inKb(bytes)}, WeChat takes ${inKb(PACKAGE_LIMIT)}.`),
    ...(total > TOTAL_LIMIT ? [`All packages have ${inKb(total)}, WeChat takes ${inKb(TOTAL_LIMIT)}.`] : []),
  ]
}

export const inKb = (bytes) => `${Math.ceil(bytes / KB)} KB`

const isVersion = (text) => /^\d+\.\d+\.\d+$/.test(text)

export function isNewer(version, than) {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number))
  const at = [0, 1, 2].find((i) => a[i] !== b[i])
  return at !== undefined && a[at] > b[at]
}
