import { IMPORT_LIMITS, type ImportKind, openImport } from '@microwish/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { importWords as text } from '../../messages/import-words'
import { goTo } from '../../route'
import { useCommand } from '../../use-command'
import { holdFile } from './held-file'
import { choose, type ColumnChoice, findHeader, matchColumns, missingColumns, sentColumns } from './match-columns'
import type { Table } from './read-table'

type OpenFile = { name: string; table: Table; headerAt: number; choices: readonly ColumnChoice[] }

/** A new import until its first row is sent: the kind, the file, and what its columns mean. */
export function useNewImport() {
  const client = useQueryClient()
  const command = useCommand(openImport)
  const [kind, setKind] = useState<ImportKind>('areas')
  const [open, setOpen] = useState<OpenFile>()

  const match = (table: Table, name: string, next: ImportKind): OpenFile => {
    const headerAt = findHeader(next, table)
    return { name, table, headerAt, choices: matchColumns(next, [...(table[headerAt] ?? [])]) }
  }
  const columns = open ? sentColumns(kind, open.choices) : []
  const rowCount = open ? open.table.length - open.headerAt - 1 : 0

  async function send() {
    if (!open) return
    try {
      const begun = await command.mutateAsync({
        kind,
        fileName: open.name.slice(-120),
        header: columns.map(({ heading }) => heading),
        rowCount,
      })
      holdFile(client, begun.importId, { table: open.table, headerAt: open.headerAt, columns })
      void client.invalidateQueries({ queryKey: ['imports'] })
      goTo({ page: 'imports', view: 'one', importId: begun.importId })
    } catch {
      // Shown in place through `error`; the file stays open.
    }
  }

  return {
    kind,
    open,
    rowCount,
    missing: open ? missingColumns(kind, open.choices) : [],
    fault: open && faultOf(rowCount, columns.length),
    error: command.error,
    isBusy: command.isPending,
    pickKind(next: ImportKind) {
      setKind(next)
      if (open) setOpen(match(open.table, open.name, next))
    },
    read: (table: Table, file: File) => setOpen(match(table, file.name, kind)),
    pickMeaning: (at: number, field: string | undefined) =>
      open && setOpen({ ...open, choices: choose(open.choices, at, field) }),
    forget: () => setOpen(undefined),
    send: () => void send(),
  }
}
export type NewImport = ReturnType<typeof useNewImport>

/** Why the file cannot be sent as a whole; undefined: it can. */
function faultOf(rowCount: number, columnCount: number) {
  if (rowCount < 1) return text.unreadable.no_rows
  if (rowCount > IMPORT_LIMITS.rows) return text.unreadable.too_many(IMPORT_LIMITS.rows)
  return columnCount > IMPORT_LIMITS.columns ? text.unreadable.too_wide(IMPORT_LIMITS.columns) : undefined
}
