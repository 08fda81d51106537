import {
  ApiError,
  createClient,
  endSession,
  refreshSession,
  type Session,
  startDevSession,
  startSession,
} from '@microwish/contract'
import { forgetPersonal } from './personal-store'
import { platform } from './platform'
import { createStore, useStore } from './store'
import { send } from './transport'

/** What is kept on the device. Written by the persona page too (local H5). */
type StoredSession = Pick<Session, 'accessToken' | 'refreshToken' | 'personId' | 'audience'>

/** There is nobody to speak for, and on this platform signing in takes a page. */
export class SignInNeeded extends Error {
  override name = 'SignInNeeded'
}

const SESSION = 'session'
const OWNER = 'owner'

const callPublic = createClient((request) => send(request))
const session = createStore(readStored)
const isSignInNeeded = createStore(() => !platform.signInCode && session.get() === undefined)
let attempt: Promise<StoredSession> | undefined

/** The access token, signing in if need be. Concurrent callers share one attempt. */
export async function getAccessToken(): Promise<string> {
  const known = session.get()
  return (known ?? (await shareAttempt(signIn))).accessToken
}

/** A token to use instead of `refused`, which the API answered with 401. */
export async function renewAccessToken(refused: string): Promise<string> {
  const known = session.get()
  if (known && known.accessToken !== refused) return known.accessToken
  return (await shareAttempt(() => renew(known))).accessToken
}

/** Whose words this device holds: absent before the first sign-in. */
export function getPersonId(): string | undefined {
  return session.get()?.personId
}

/** H5 on a developer's machine: be one of the demo county's people. */
export async function signInAs(personaId: string): Promise<void> {
  keep(await callPublic(startDevSession, { personaId, audience: 'citizen' }))
}

/** Forgets the session on this device, and ends it at the server if that can be reached. */
export function signOut(): void {
  const refreshToken = session.get()?.refreshToken
  if (refreshToken) callPublic(endSession, { refreshToken }).catch(() => undefined)
  platform.storage.remove(SESSION)
  session.set(undefined)
  if (!platform.signInCode) isSignInNeeded.set(true)
}

/** Whether the page must ask who is there before it can show anything. */
export function useSignInNeeded(): boolean {
  return useStore(isSignInNeeded)
}

function readStored(): StoredSession | undefined {
  const stored = platform.storage.read(SESSION) as StoredSession | undefined
  if (!stored?.accessToken || stored.audience !== 'citizen') return undefined
  makeRoomFor(stored.personId)
  return stored
}

function makeRoomFor(personId: string): void {
  const owner = platform.storage.read(OWNER)
  if (owner !== undefined && owner !== personId) forgetPersonal()
  platform.storage.write(OWNER, personId)
}

function keep(next: StoredSession): StoredSession {
  makeRoomFor(next.personId)
  platform.storage.write(SESSION, next)
  session.set(next)
  isSignInNeeded.set(false)
  return next
}

function shareAttempt(start: () => Promise<StoredSession>): Promise<StoredSession> {
  attempt ??= start().finally(() => {
    attempt = undefined
  })
  return attempt
}

async function signIn(): Promise<StoredSession> {
  if (!platform.signInCode) {
    isSignInNeeded.set(true)
    throw new SignInNeeded()
  }
  return keep(await callPublic(startSession, { code: await platform.signInCode() }))
}

async function renew(known: StoredSession | undefined): Promise<StoredSession> {
  if (!known?.refreshToken) return signIn()
  try {
    return keep(await callPublic(refreshSession, { refreshToken: known.refreshToken }))
  } catch (error) {
    if (!(error instanceof ApiError) || error.problem.status >= 500) throw error
    signOut()
    return signIn()
  }
}
