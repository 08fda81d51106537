import { STORAGE_PREFIX } from './platform'

const TRIED = `${STORAGE_PREFIX}renewed`

/** The scripts that the page was opened with: another build has others. */
const scripts = [...document.querySelectorAll('script[src]')].map((script) => script.getAttribute('src') ?? '')

/**
 * Opens the page anew when the server has another build, after a part of this one was found gone or the API refused it.
 * Each build is left once at most, so that two builds served in turn make no loop; a wish that is being written and the
 * outbox are kept in storage, and what is typed into a sheet holds the page.
 */
async function renew() {
  const page = await (await fetch(window.location.pathname)).text()
  if (scripts.every((script) => page.includes(script)) || document.querySelector('[role=dialog]')) return
  const own = scripts.join(' ')
  const tried = sessionStorage.getItem(TRIED) ?? ''
  if (tried.split('\n').includes(own)) return
  sessionStorage.setItem(TRIED, `${tried}\n${own}`)
  window.location.reload()
}

/** Without an answer, or without storage, the page stays as it is: its own words say what to do. */
export const renewPage = () => void renew().catch(() => undefined)

/** A page opened before a deployment asks for scripts and styles that are gone: seen while the event goes down. */
export function renewWhenPartsAreGone() {
  const look = ({ target }: Event) => {
    if (target instanceof HTMLScriptElement || target instanceof HTMLLinkElement) renewPage()
  }
  window.addEventListener('error', look, true)
}
