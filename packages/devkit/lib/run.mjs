import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { inCache } from './paths.mjs'
import { Stop } from './stop.mjs'

/** npm says first what is wrong, compilers say it last. */
const FIRST_LINES = 20
const LAST_LINES = 50
const running = new Set()

/** Ends whatever is still running; for the way out. */
export function endChildren(signal = 'SIGTERM') {
  for (const child of running) child.kill(signal)
}

/** Runs a program to its end; resolves to its exit code and what it said. `showsErrors` passes its stderr through. */
export function run(command, args, { env = {}, cwd, showsErrors = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', showsErrors ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
    })
    running.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve({ code: code ?? 1, signal, output })
    })
  })
}

/** Runs a program that must succeed: keeps its output as .cache/logs/<name>.log and shows both ends of it on failure. */
export async function mustRun(name, command, args, options) {
  const { code, output } = await run(command, args, options)
  const log = inCache('logs', `${name}.log`)
  mkdirSync(inCache('logs'), { recursive: true })
  writeFileSync(log, output)
  if (code !== 0) {
    console.error(shortened(output))
    throw new Stop(`${name} failed (exit code ${code}). All of its output: ${log}`)
  }
  return output
}

function shortened(output) {
  const lines = output.trim().split('\n')
  if (lines.length <= FIRST_LINES + LAST_LINES) return lines.join('\n')
  return [...lines.slice(0, FIRST_LINES), '  …', ...lines.slice(-LAST_LINES)].join('\n')
}

/** Runs a program on this terminal, its questions and answers included; resolves to its exit code. */
export function passThrough(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'inherit' })
    running.add(child)
    child.on('error', reject)
    child.on('close', (code) => {
      running.delete(child)
      resolve(code ?? 1)
    })
  })
}

/** Runs a script of an installed package with this very Node. */
export const node = (script, ...args) => [process.execPath, [script, ...args]]
