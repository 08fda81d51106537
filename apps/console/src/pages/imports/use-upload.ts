import { actOnImport, addImportRows, type ImportId } from '@microwish/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useCommand } from '../../use-command'
import { useHeldFile } from './held-file'
import { nextBatch, sentRows } from './match-columns'

type Receiving = { importId: ImportId; version: number; received: number; rowCount: number }

/**
 * Sends what the server has not yet, batch by batch, and then asks for the check. Begins by itself when this page holds
 * the file; after a fault it stands still until somebody says go on.
 */
export function useUpload({ importId, version, received, rowCount }: Receiving) {
  const client = useQueryClient()
  const { file, hold } = useHeldFile(importId)
  const { mutateAsync: add } = useCommand(addImportRows)
  const { mutateAsync: act } = useCommand(actOnImport)
  const [done, setDone] = useState(received)
  const [error, setError] = useState<unknown>()
  const isSending = useRef(false)
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => void (isGone.current = true)
  }, [])

  const send = useCallback(async () => {
    if (!file || isSending.current) return
    isSending.current = true
    setError(undefined)
    try {
      const rows = sentRows(file.table, file.headerAt, file.columns)
      let at = { received, version }
      while (at.received < rowCount && !isGone.current) {
        at = await add({ importId, from: at.received, rows: nextBatch(rows, at.received) })
        setDone(at.received)
      }
      if (!isGone.current) await act({ importId, version: at.version, action: 'check' })
    } catch (caught) {
      setError(caught)
    } finally {
      isSending.current = false
      void client.invalidateQueries({ queryKey: ['import', importId] })
    }
  }, [file, received, version, rowCount, importId, add, act, client])

  // Once for each file: a fault waits for the officer, and what arrives meanwhile begins nothing anew.
  const begun = useRef<unknown>(undefined)
  useEffect(() => {
    if (!file || begun.current === file) return
    begun.current = file
    void send()
  }, [file, send])

  return { done, error, hasFile: file !== undefined, hold, goOn: () => void send() }
}
