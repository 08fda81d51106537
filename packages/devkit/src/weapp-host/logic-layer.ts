import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { Timers } from './timers'

/** What the bundle hands to `App` and `Page`: life-cycle functions and data, of whatever shape. */
export type Definition = Record<string, unknown>

export type LogicLayer = {
  app: () => Definition | undefined
  /** Runs the file of a page, once, and answers what it gave to `Page`. */
  pageDefinition: (route: string) => Definition
  start: () => void
}

type Globals = { dist: string; wx: object; timers: Timers; console: object; currentPages: () => object[] }

const WRAPPER = [
  'require',
  'module',
  'exports',
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
]

/**
 * WeChat's logic layer: plain ECMAScript and nothing of a browser or of Node. No DOM, no `URL`, `fetch`, `crypto` or
 * `TextEncoder`, no code from strings, and no `Intl`, which WeChat's engine on Android lacks.
 */
export function createLogicLayer({ dist, wx, timers, console, currentPages }: Globals): LogicLayer {
  const context = vm.createContext(
    {
      console,
      wx,
      setTimeout: timers.setTimeout,
      clearTimeout: timers.clearTimeout,
      setInterval: timers.setInterval,
      clearInterval: timers.clearInterval,
    },
    { codeGeneration: { strings: false, wasm: false } },
  )
  vm.runInContext('delete globalThis.Intl; delete globalThis.WebAssembly; delete globalThis.SharedArrayBuffer', context)

  const modules = new Map<string, { exports: unknown }>()
  const definitions = new Map<string, Definition>()
  let app: Definition | undefined
  let loading: string | undefined

  const definePage = (definition: Definition) => {
    if (!loading) throw new Error('Page() was called outside a page’s own file')
    definitions.set(loading, definition)
  }
  // A component names its functions in `methods`; in a list of pages WeChat takes it for a page.
  const defineComponent = (definition: Definition & { methods?: Definition }) => {
    if (loading) definitions.set(loading, { ...definition, ...definition.methods })
  }

  function load(file: string): unknown {
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    modules.set(file, module)
    const body = vm.compileFunction(readFileSync(file, 'utf8'), WRAPPER, { filename: file, parsingContext: context })
    const require = (name: string) => load(path.resolve(path.dirname(file), name.endsWith('.js') ? name : `${name}.js`))
    const defineApp = (definition: Definition) => void (app = definition)
    const defineBehavior = (definition: unknown) => definition
    const globals = [wx, defineApp, definePage, defineComponent, defineBehavior, () => app, currentPages]
    ;(body as (...args: unknown[]) => void)(require, module, module.exports, ...globals)
    return module.exports
  }

  return {
    app: () => app,
    start: () => void load(path.join(dist, 'app.js')),
    pageDefinition(route) {
      if (!definitions.has(route)) {
        loading = route
        load(path.join(dist, `${route}.js`))
        loading = undefined
      }
      const definition = definitions.get(route)
      if (!definition) throw new Error(`${route}.js did not call Page()`)
      return definition
    },
  }
}
