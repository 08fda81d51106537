import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { unpackWoff } from './woff'

const require_ = createRequire(import.meta.url)
const WEIGHTS = [400, 500, 600, 700]

export type ChromiumFiles = { executable: string; env: Record<string, string> }

/**
 * The Chromium that npm brings, unpacked once into `cache`, with the libraries it wants from the system and a font
 * that has Chinese glyphs: a bare Debian has neither. Linux on x64 only.
 */
export async function chromiumFiles(cache: string): Promise<ChromiumFiles> {
  const manifest = join(packageFolder('@sparticuz/chromium'), 'package.json')
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(folder)) await unpackInto(folder, cache)
  return {
    executable: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

/** Made beside and moved at the end: two processes that unpack at once do not see each other's halves. */
async function unpackInto(folder: string, cache: string) {
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, 'unpacking-'))
  await unpackChromium(draft)
  await unpackFonts(join(draft, 'noto'))
  await writeFile(join(draft, 'fonts.conf'), fontConfiguration(folder))
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }))
}

/** The package unpacks into the system's temporary folder, and its libraries only where it believes to be in Lambda. */
async function unpackChromium(folder: string) {
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  const cwd = packageFolder('@sparticuz/chromium')
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env, cwd })
}

async function unpackFonts(folder: string) {
  const source = join(packageFolder('@fontsource/noto-sans-sc'), 'files')
  const isWanted = (name: string) => WEIGHTS.some((weight) => name.endsWith(`-${weight}-normal.woff`))
  await mkdir(folder)
  for (const name of (await readdir(source)).filter(isWanted))
    await writeFile(join(folder, name.replace(/woff$/, 'ttf')), unpackWoff(await readFile(join(source, name))))
}

const fontConfiguration = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/noto</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`

/** Packages whose exports hide their package.json are found by their entry. */
function packageFolder(name: string): string {
  let folder = dirname(require_.resolve(name))
  while (!existsSync(join(folder, 'package.json')) || !folder.endsWith(name)) folder = dirname(folder)
  return folder
}
