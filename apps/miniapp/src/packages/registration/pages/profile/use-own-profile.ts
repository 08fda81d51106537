import {
  ApiError,
  type Category,
  type Distance,
  type FreeTime,
  getProfile,
  type Profile,
  saveProfile,
} from '@microwish/contract'
import { useState } from 'react'
import { call } from '../../../../api'
import { createPersonalStore } from '../../../../personal-store'
import { useStore } from '../../../../store'
import { useCommand } from '../../../../use-command'
import { useLoaded } from '../../../../use-loaded'

type Facts = {
  skills: readonly string[]
  freeTimes: readonly FreeTime[]
  categories: readonly Category[]
  distance?: Distance | undefined
}

/** What was tapped and is not saved yet. Survives leaving the page. */
const unsaved = createPersonalStore<Facts | undefined>('facts', undefined)

const factsOf = ({ skills, freeTimes, categories, distance }: Profile): Facts => ({
  ...{ skills, freeTimes, categories },
  distance,
})

/** What I have said of myself, and what I am changing. */
export function useOwnProfile() {
  const { loaded, reload, replace } = useLoaded(() => call(getProfile, {}))
  const { isBusy, refusal, send } = useCommand()
  const [isSaved, setSaved] = useState(false)
  const edited = useStore(unsaved)
  const saved = loaded.phase === 'ready' ? loaded.value : undefined
  const facts = edited ?? (saved && factsOf(saved))

  function edit(change: Partial<Facts>) {
    if (!facts) return
    setSaved(false)
    unsaved.set({ ...facts, ...change })
  }

  async function save() {
    if (!saved || !facts) return
    const { skills, freeTimes, categories, distance } = facts
    const answer = await send(
      saveProfile,
      {
        ...(saved.version && { version: saved.version }),
        ...{ skills: [...skills], freeTimes: [...freeTimes], categories: [...categories] },
        ...(distance && { distance }),
        showsParty: saved.showsParty,
      },
      (error) => {
        if (error instanceof ApiError && error.problem.code === 'stale_version') void reload()
      },
    )
    if (!answer) return
    unsaved.set(undefined)
    replace(answer)
    setSaved(true)
  }

  return { loaded, reload, facts, edit, save, isBusy, refusal, isSaved }
}
export type OwnProfile = ReturnType<typeof useOwnProfile>
