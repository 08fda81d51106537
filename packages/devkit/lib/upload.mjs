import { generateKeyPairSync } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from './build.mjs'
import { clearStamp, hashInputs, readStamp, writeStamp } from './hash.mjs'
import { install } from './install.mjs'
import { inCache, inRoot, ROOT } from './paths.mjs'
import { step } from './progress.mjs'
import { mustRun, run } from './run.mjs'
import { Stop } from './stop.mjs'
import { inKb, isNewer, refusalOfKey, refusals, refusalsOfSizes, sizesOf } from './upload-checks.mjs'

const BUILT = 'apps/miniapp/dist/weapp'
const UPLOADER = 'packages/devkit/lib/miniprogram-ci'
/** Each version sent is a tag, so that everybody knows the last one. */
const TAG = 'miniapp-'
/** Stand in for what is not set yet, in a dry run. */
const NOBODY = { appId: 'wx0000000000000000', api: 'https://api.example.invalid/api' }

/**
 * `npm run upload -- --version 0.2.0 --desc … [--robot 1] [--dry-run]`: builds the mini-program for the deployed API and
 * sends it to WeChat as a trial version; releasing it is a person's decision at mp.weixin.qq.com. A dry run does all but
 * sending, with a key made for it, and says what would be refused.
 */
export async function upload(args) {
  const wanted = await readWanted(args)
  const refused = [...refusals(wanted), refusalOfKey(wanted.keyFile, ROOT, lookAt(wanted.keyFile))].filter(Boolean)
  if (refused.length > 0 && !wanted.isDryRun) throw new Stop(refused.join('\n'))
  // Told at once: what follows takes a minute.
  for (const sentence of refused) console.log(`· would be refused: ${sentence}`)
  await install()
  const api =
    wanted.isDryRun && refused.some((sentence) => sentence.includes('MICROWISH_API')) ? NOBODY.api : wanted.api
  await buildFor(api)
  refused.push(...refusalsOfSizes(builtSizes()))
  if (refused.length > 0 && !wanted.isDryRun) throw new Stop(refused.join('\n'))
  await installUploader()
  if (wanted.isDryRun) await rehearse(wanted, refused)
  else await send(wanted)
}

async function readWanted(args) {
  const { values } = readFlags(args)
  const { MINIPROGRAM_APPID: appId, MINIPROGRAM_KEY_FILE: keyFile, MICROWISH_API: api } = process.env
  const packageVersion = JSON.parse(readFileSync(inRoot('apps/miniapp/package.json'), 'utf8')).version
  const { version, desc, robot, 'dry-run': isDryRun } = values
  return { version, desc, robot: Number(robot), isDryRun, appId, keyFile, api, packageVersion, last: await lastSent() }
}

function readFlags(args) {
  const options = {
    version: { type: 'string' },
    desc: { type: 'string' },
    robot: { type: 'string', default: '1' },
    'dry-run': { type: 'boolean', default: false },
  }
  try {
    return parseArgs({ args, options })
  } catch (error) {
    throw new Stop(`${error.message}\nnpm run upload -- --version 0.2.0 --desc … [--robot 1] [--dry-run]`)
  }
}

async function lastSent() {
  const { output } = await run('git', ['-C', ROOT, 'tag', '--list', `${TAG}*`])
  const versions = output.split('\n').flatMap((tag) => (tag.startsWith(TAG) ? [tag.slice(TAG.length).trim()] : []))
  return versions.reduce((last, version) => (last && !isNewer(version, last) ? last : version), undefined)
}

const lookAt = (file) =>
  file && existsSync(file) ? { mode: statSync(file).mode, text: readFileSync(file, 'utf8') } : undefined

/** The address is built in, and no input of the stamp: the build before and the one after are others. */
async function buildFor(api) {
  clearStamp('part-weapp')
  process.env.MICROWISH_API = api
  try {
    await build('weapp')
  } finally {
    clearStamp('part-weapp')
  }
  const code = builtFiles().filter((path) => path.endsWith('.js'))
  if (!code.some((path) => readFileSync(path, 'utf8').includes(api)))
    throw new Stop(`The built mini-program does not name ${api}: see .cache/logs/build-weapp.log.`)
}

const builtFiles = () =>
  readdirSync(inRoot(BUILT), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.LICENSE.txt'))
    .map((entry) => join(entry.parentPath, entry.name))

const rootsOf = () => {
  const { subPackages = [] } = JSON.parse(readFileSync(inRoot(BUILT, 'app.json'), 'utf8'))
  return subPackages.map(({ root }) => root)
}

const builtSizes = () =>
  sizesOf(
    builtFiles().map((path) => [relative(inRoot(BUILT), path).split(sep).join('/'), statSync(path).size]),
    rootsOf(),
  )

/** A thousand packages that nothing else needs: into .cache, as its own lock file names them, without their scripts. */
async function installUploader() {
  const folder = inCache('miniprogram-ci')
  const wanted = hashInputs([`${UPLOADER}/package-lock.json`])
  if (readStamp('miniprogram-ci') === wanted && existsSync(join(folder, 'node_modules'))) return
  clearStamp('miniprogram-ci')
  mkdirSync(folder, { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(inRoot(UPLOADER, name), join(folder, name))
  copyFileSync(inRoot('.npmrc'), join(folder, '.npmrc'))
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  await step('installing WeChat’s uploader (260 MB, once)', () =>
    mustRun('npm-ci-uploader', 'npm', npm, { cwd: folder }),
  )
  writeStamp('miniprogram-ci', wanted)
}

/** Packs with a key made for it and thrown away; nobody is asked and nothing is sent. */
async function rehearse({ appId, version, desc, robot }, refused) {
  const keyFile = inCache('miniprogram-ci', 'dry-run.key')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 })
  try {
    const job = { appId: NOBODY.appId, keyFile, version: version ?? '0.0.0', desc: desc ?? '', robot: robot || 1 }
    const files = await step('packing as WeChat’s uploader does', () => callUploader({ ...job, isDryRun: true }))
    const packed = sizesOf(files, rootsOf())
    refused.push(...refusalsOfSizes(packed))
    tell([
      `Would send ${version ?? '(no version)'} of ${appId ?? '(no appid)'} as robot ${robot}: ${desc ?? '(no description)'}`,
      `${files.length} files: ${Object.entries(packed)
        .map(([name, bytes]) => `${name} ${inKb(bytes)}`)
        .join(', ')}`,
    ])
  } finally {
    rmSync(keyFile, { force: true })
  }
  tell(
    refused.length > 0
      ? ['It would be refused:', ...refused.map((sentence) => `  ${sentence}`)]
      : ['Nothing stands against it.'],
  )
}

async function send({ appId, keyFile, version, desc, robot }) {
  const sent = await step(`sending ${version} to WeChat`, () => callUploader({ appId, keyFile, version, desc, robot }))
  await mustRun('git-tag', 'git', ['-C', ROOT, 'tag', `${TAG}${version}`])
  tell([
    ...sent.map(([name, bytes]) => `${name}: ${inKb(bytes)}`),
    `Sent as the trial version of robot ${robot}; tagged ${TAG}${version} (git push origin ${TAG}${version}).`,
  ])
}

async function callUploader(job) {
  const script = inRoot('packages/devkit/lib/send-miniprogram.mjs')
  const told = JSON.stringify({ ...job, folder: inRoot(BUILT) })
  const output = await mustRun('upload', process.execPath, [script, told])
  return JSON.parse(
    output
      .trim()
      .split('\n')
      .findLast((line) => line.startsWith('[[') || line === '[]') ?? '[]',
  )
}

const tell = (lines) => console.log(lines.join('\n'))
