import { listColleagues, type OutputOf } from '@microwish/contract'
import { useEffect, useState } from 'react'
import { call } from '../../../../api'
import { commandRefusal } from '../../../../command-refusal'

export type Colleague = OutputOf<typeof listColleagues>['items'][number]
type Colleagues = { phase: 'loading' } | { phase: 'failed'; text: string } | { phase: 'ready'; items: Colleague[] }

/** Who of my unit may take a claim over from me. */
export function useColleagues(): Colleagues {
  const [colleagues, setColleagues] = useState<Colleagues>({ phase: 'loading' })
  useEffect(() => {
    call(listColleagues, {}).then(
      ({ items }) => setColleagues(items.length > 0 ? { phase: 'ready', items } : { phase: 'failed', text: NOBODY }),
      (error: unknown) => setColleagues({ phase: 'failed', text: commandRefusal(error) }),
    )
  }, [])
  return colleagues
}

const NOBODY = '您的单位还没有别的同事报到。办不了的话，可以退回，会有别的热心人来。'
