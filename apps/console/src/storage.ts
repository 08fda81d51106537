/** The console's own drawer in local storage (decision 13). Holds choices only, never anybody's data. */
const PREFIX = 'mw.console.'

/** What was stored; undefined when nothing is, or when the browser forbids storage. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a choice for the next visit, where the browser allows it. */
export function remember(name: string, value: string) {
  try {
    localStorage.setItem(PREFIX + name, value)
  } catch {
    // Private windows refuse: the choice then lasts as long as the page.
  }
}
