import { drafts } from './draft-store'

const TRIED = 'mw.console.renewed'

export type Page = {
  /** The scripts that the page was opened with: another build has others. */
  scripts: readonly string[]
  /** The page as the server has it now. */
  fetchPage: () => Promise<string>
  hasUnsaved: () => boolean
  /** Keeps, for this tab, which builds were left already. */
  memory: Pick<Storage, 'getItem' | 'setItem'>
  reload: () => void
}

/**
 * Opens the page anew when the server has another build, after a part of this one was found gone or the API refused it.
 * Each build is left once at most, so that two builds served in turn make no loop; and never with words that would be lost.
 */
export function renewal({ scripts, fetchPage, hasUnsaved, memory, reload }: Page) {
  return async function renew() {
    const page = await fetchPage()
    if (scripts.every((script) => page.includes(script)) || hasUnsaved()) return
    const own = scripts.join(' ')
    const tried = memory.getItem(TRIED) ?? ''
    if (tried.split('\n').includes(own)) return
    memory.setItem(TRIED, `${tried}\n${own}`)
    reload()
  }
}

const renew = renewal({
  scripts: [...document.querySelectorAll('script[src]')].map((script) => script.getAttribute('src') ?? ''),
  fetchPage: async () => (await fetch(window.location.pathname)).text(),
  // What is typed lives in drafts, or in a drawer or dialog that is open.
  hasUnsaved: () => drafts.size > 0 || document.querySelector('[role=dialog]') !== null,
  memory: window.sessionStorage,
  reload: () => window.location.reload(),
})

/** Without an answer, or without storage, the page stays as it is: its own words say what to do. */
export const renewPage = () => void renew().catch(() => undefined)

/** A page opened before a deployment asks for parts that are gone. Called once, when the app starts. */
export const renewWhenPartsAreGone = () => window.addEventListener('vite:preloadError', renewPage)
