import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { listFiles } from './bundle'

/** What an official compiler refused, in its own words. */
export type CompileProblem = { compiler: 'wcc' | 'wcsc'; message: string }

/** The compilers are programs for x64 (Apple's other processors translate them). */
const FOLDERS: Partial<Record<NodeJS.Platform, { folder: string; suffix: string }>> = {
  linux: { folder: 'linux', suffix: '' },
  darwin: { folder: 'mac', suffix: '' },
  win32: { folder: 'windows', suffix: '.exe' },
}

/** Runs WeChat's WXML and WXSS compilers over every file of a bundle. Empty: both accept all of it. */
export function compileCheck(dist: string): CompileProblem[] {
  const files = listFiles(dist)
  const wxml = files.filter((file) => file.endsWith('.wxml'))
  const wxss = files.filter((file) => file.endsWith('.wxss'))
  if (wxml.length === 0) throw new Error(`no .wxml below ${dist}`)
  const scripts = files.filter((file) => file.endsWith('.wxs'))
  return [
    ...run('wcc', dist, ['-d', '-cc', componentList(dist, wxml), ...wxml, ...scripts, '-gn', '$gwx']),
    ...(wxss.length > 0 ? run('wcsc', dist, ['-lc', '-db', '-pc', String(wxss.length), ...wxss]) : []),
  ]
}

/** wcc wants `<count> [<page.wxml> <n> <component names…>]…` as one argument. */
function componentList(dist: string, wxml: string[]): string {
  const pages = wxml.flatMap((file) => {
    const settings = path.join(dist, file.replace(/\.wxml$/, '.json'))
    if (!existsSync(settings)) return []
    const { usingComponents } = JSON.parse(readFileSync(settings, 'utf8')) as { usingComponents?: object }
    return usingComponents
      ? [[file, Object.keys(usingComponents).length, ...Object.keys(usingComponents)].join(' ')]
      : []
  })
  return [pages.length, ...pages].join(' ')
}

function run(compiler: CompileProblem['compiler'], dist: string, args: string[]): CompileProblem[] {
  const result = spawnSync(locate(compiler), args, { cwd: dist, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (result.error) throw result.error
  // wcsc answers 0 to some files that it could not read and says so on stderr only.
  const isRefused = result.status !== 0 || /^ERR/m.test(result.stderr)
  return isRefused ? [{ compiler, message: result.stderr.trim() || `${compiler} ended with ${result.status}` }] : []
}

function locate(compiler: CompileProblem['compiler']): string {
  const platform = FOLDERS[process.platform]
  if (!platform) throw new Error(`miniprogram-compiler has no ${compiler} for ${process.platform}`)
  // The place to look from: Jest gives CommonJS files, Node gives modules, and both are started at the root.
  const root = path.dirname(createRequire(path.resolve('package.json')).resolve('miniprogram-compiler/package.json'))
  const program = path.join(root, 'bin', platform.folder, compiler + platform.suffix)
  // npm unpacks them without the run bit, and install scripts, which would set it, are off.
  chmodSync(program, 0o755)
  return program
}
