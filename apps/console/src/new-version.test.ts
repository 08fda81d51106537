import { createClient, getMe } from '@microwish/contract'
import { type Page, renewal } from './new-version'
import { answerFetch, problem } from './testing/server.fixture'
import { sendTo } from './transport'
import consolePackage from '../package.json'

const htmlOf = (script: string) => `<!doctype html><script type="module" src="${script}"></script>`

/** A tab with one build open, on a server that has another. */
function aTab(more: Partial<Page> = {}) {
  const kept = new Map<string, string>()
  let reloads = 0
  const page: Page = {
    scripts: ['./assets/index-old.js'],
    fetchPage: () => Promise.resolve(htmlOf('./assets/index-new.js')),
    hasUnsaved: () => false,
    memory: {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
    },
    reload: () => (reloads += 1),
    ...more,
  }
  return { page, reloads: () => reloads }
}

test('a page whose build is no longer served is opened anew, once', async () => {
  const { page, reloads } = aTab()
  await renewal(page)()
  await renewal(page)()
  expect(reloads()).toBe(1)
})

test('two builds that are served in turn make no loop, and a third is opened', async () => {
  const { page, reloads } = aTab()
  const served = (own: string, now: string) =>
    renewal({ ...page, scripts: [own], fetchPage: () => Promise.resolve(htmlOf(now)) })()
  for (let turn = 0; turn < 5; turn++) {
    await served('a.js', 'b.js')
    await served('b.js', 'a.js')
  }
  expect(reloads()).toBe(2)
  await served('c.js', 'd.js')
  expect(reloads()).toBe(3)
})

test('a part that is gone from the very build that is served is no reason', async () => {
  const { page, reloads } = aTab({ fetchPage: () => Promise.resolve(htmlOf('./assets/index-old.js')) })
  await renewal(page)()
  expect(reloads()).toBe(0)
})

test('nothing is opened anew over what is not saved, nor without an answer', async () => {
  const unsaved = aTab({ hasUnsaved: () => true })
  await renewal(unsaved.page)()
  const offline = aTab({ fetchPage: () => Promise.reject(new TypeError('Failed to fetch')) })
  await expect(renewal(offline.page)()).rejects.toThrow()
  expect([unsaved.reloads(), offline.reloads()]).toEqual([0, 0])
})

test('every request names the version of the package', async () => {
  const asked = answerFetch(() => problem(401, 'unauthenticated'))
  const call = createClient(sendTo(() => undefined))
  await expect(call(getMe, {})).rejects.toMatchObject({ problem: { code: 'unauthenticated' } })
  expect(asked.map(({ headers }) => headers['x-client-version'])).toEqual([consolePackage.version])
  expect(consolePackage.version).toMatch(/^\d+\.\d+\.\d+$/)
})

test('a refusal of this version looks for a newer page, and is told in words', async () => {
  const asked = answerFetch(({ path }) => (path === '/me' ? problem(426, 'client_outdated') : { body: '' }))
  const call = createClient(sendTo(() => undefined))
  await expect(call(getMe, {})).rejects.toMatchObject({ problem: { code: 'client_outdated' } })
  expect(asked.map(({ path }) => path)).toEqual(['/me', window.location.pathname])
})
