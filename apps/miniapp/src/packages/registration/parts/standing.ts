import type { MyRegistration, RegistrationKind } from '@microwish/contract'
import { dateText, dayText } from '../../../time'

/** What a kind of registration is called on the page of whoever has it. */
export const KIND_TEXT: Record<RegistrationKind, string> = {
  unit: '单位结对的社区',
  home: '我住的社区',
  floating: '流动党员报到',
}

type Sorted = {
  inForce: MyRegistration[]
  waiting: MyRegistration[]
  /** Not asked again since. */
  refused: MyRegistration[]
  /** Over, newest first. */
  former: MyRegistration[]
}

/** Where somebody stands, out of everything that they ever asked for (newest first). */
export function sortRegistrations(items: readonly MyRegistration[]): Sorted {
  const of = (status: MyRegistration['status']) => items.filter((item) => item.status === status)
  const isLatest = (item: MyRegistration) => items.find(({ kind }) => kind === item.kind) === item
  return {
    inForce: of('in_force'),
    waiting: of('applied'),
    refused: of('refused').filter(isLatest),
    former: of('ended'),
  }
}

/** 「单位结对的社区 · 清棠县水务局 · 2026年11月3日起」 */
export function factsOf({ kind, unitName, from }: MyRegistration): string {
  return [KIND_TEXT[kind], unitName, from && `${dateText(from)}起`].filter(Boolean).join(' · ')
}

/** What an application waits for. */
export function waitingText({ areaName, movesFrom, appliedAt }: MyRegistration): string {
  const since = `${dayText(appliedAt)}申请的。`
  return movesFrom
    ? `${since}${areaName}确认以后，就从${movesFrom}换过来；在那之前，您还在${movesFrom}。`
    : `${since}${areaName}确认以后，就能看到邻居的心愿。`
}

/** Somebody who signed in silently has an alias until they say their name. */
export const isAlias = (name: string) => /^邻居\d*$/.test(name)

/** What to mend in a full name. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return '请写您的姓名，社区和单位名册上写的那个。'
  return isAlias(name.trim()) ? '请写您的真实姓名，名册上写的那个。' : undefined
}
