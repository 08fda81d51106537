import { type ImportId, type ImportKind } from '@microwish/contract'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import * as z from 'zod/mini'
import { recall, remember } from '../../storage'
import { findHeader, matchColumns, type SentColumn, sentColumns } from './match-columns'
import type { Table } from './read-table'

/** A file that this page has open: in memory only, gone with the session. */
export type HeldFile = { table: Table; headerAt: number; columns: readonly SentColumn[] }

const keyOf = (importId: ImportId) => ['import-file', importId]

export function useHeldFile(importId: ImportId) {
  const client = useQueryClient()
  const { data } = useQuery<HeldFile | null>({
    queryKey: keyOf(importId),
    queryFn: () => null,
    initialData: null,
    staleTime: Infinity,
    gcTime: Infinity,
  })
  const hold = useCallback((file: HeldFile) => holdFile(client, importId, file), [client, importId])
  return { file: data ?? undefined, hold }
}

/** Keeps the rows until the session ends (the whole cache is emptied then), and how its columns were meant beyond that. */
export function holdFile(client: QueryClient, importId: ImportId, file: HeldFile) {
  client.setQueryData(keyOf(importId), file)
  remember('import', JSON.stringify({ importId, headerAt: file.headerAt, columns: file.columns }))
}

const Meant = z.object({
  importId: z.string(),
  headerAt: z.int(),
  columns: z.array(z.object({ at: z.int(), heading: z.string() })),
})

/** How the columns of this import were meant, as far as this browser remembers. Headings only, never a row. */
export function recallColumns(importId: ImportId): Omit<HeldFile, 'table'> | undefined {
  try {
    const meant = Meant.safeParse(JSON.parse(recall('import') ?? 'null'))
    return meant.success && meant.data.importId === importId ? meant.data : undefined
  } catch {
    return undefined
  }
}

type Sent = { importId: ImportId; kind: ImportKind; rowCount: number; columns: readonly { heading: string }[] }

/** The same file, chosen once more after a reload; undefined when it is another one. */
export function recogniseFile(table: Table, sent: Sent): HeldFile | undefined {
  const headerAt = recallColumns(sent.importId)?.headerAt ?? findHeader(sent.kind, table)
  const header = table[headerAt] ?? []
  const columns = recallColumns(sent.importId)?.columns ?? sentColumns(sent.kind, matchColumns(sent.kind, [...header]))
  const isSame =
    table.length - headerAt - 1 === sent.rowCount &&
    columns.length === sent.columns.length &&
    columns.every(({ at, heading }, place) => heading === sent.columns[place]?.heading && Boolean(header[at]))
  return isSame ? { table, headerAt, columns } : undefined
}
