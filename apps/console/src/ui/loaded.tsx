import type { ReactNode } from 'react'
import { Failed, Loading, Stale } from './states'

/** What of a TanStack query this needs. */
export type Loadable<Data> = {
  data: Data | undefined
  error: unknown
  dataUpdatedAt: number
  refetch: () => unknown
}

/** Bones, then the thing itself; a failure says so in place, and never takes away what is already on the screen. */
export function Loaded<Data>({ query, children }: { query: Loadable<Data>; children: (data: Data) => ReactNode }) {
  const retry = () => void query.refetch()
  if (query.data === undefined) return query.error ? <Failed error={query.error} onRetry={retry} /> : <Loading />
  return (
    <>
      {Boolean(query.error) && <Stale since={query.dataUpdatedAt} onRetry={retry} />}
      {children(query.data)}
    </>
  )
}
