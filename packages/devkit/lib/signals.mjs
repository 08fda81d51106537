import { endChildren } from './run.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

function end(signal) {
  endChildren()
  process.exit(signal === 'SIGTERM' ? 143 : 130)
}

/** While things are installed and built, a signal ends the tools too. */
export function holdSignals() {
  for (const signal of SIGNALS) process.on(signal, end)
}

/** The server has its own, graceful way out. */
export function releaseSignals() {
  for (const signal of SIGNALS) process.off(signal, end)
}
