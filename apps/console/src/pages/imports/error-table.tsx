import type { getImport, OutputOf } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { importWords as text } from '../../messages/import-words'
import { Loaded } from '../../ui/loaded'
import { useToast } from '../../ui/toast'
import { type ErrorRow, errorRow, errorSheet } from './error-rows'
import { FileDrop } from './file-drop'
import { recogniseFile, useHeldFile } from './held-file'
import { RowPeek } from './row-peek'
import { saveSheet } from './template'
import { useImportErrors } from './use-import'

/** What must be mended, by row and column, with what stands there; the whole can be taken along as a sheet. */
export function ErrorTable({ one }: { one: OutputOf<typeof getImport> }) {
  const { file, hold } = useHeldFile(one.importId)
  const [isAnother, setAnother] = useState(false)
  const query = useImportErrors(one.importId, one.version, true)
  const toast = useToast()
  const [open, setOpen] = useState<ErrorRow>()

  async function download() {
    let last = await query.fetchNextPage({ cancelRefetch: false })
    while (last.hasNextPage) last = await query.fetchNextPage()
    const all = last.data?.pages.flatMap(({ errors }) => errors.items) ?? []
    await saveSheet(text.downloadName(one.fileName), errorSheet(all.map((error) => errorRow(error, file))))
  }
  return (
    <section className='card'>
      <div className='row between wrap card-head'>
        <h2 id='import-errors'>{text.errors}</h2>
        <Button onClick={() => void download().catch(() => toast({ text: text.downloadFailed }))}>
          {text.download}
        </Button>
      </div>
      {!file && (
        <>
          <p className='note c3'>{text.fileGone}</p>
          <FileDrop
            label={text.showFile}
            onRead={(table) => {
              const same = recogniseFile(table, one)
              setAnother(!same)
              if (same) hold(same)
            }}
          />
          {isAnother && (
            <p className='refusal' role='alert'>
              {text.notTheSame}
            </p>
          )}
        </>
      )}
      {open && file && <RowPeek file={file} row={open} onClose={() => setOpen(undefined)} />}
      <Loaded query={query}>
        {({ pages }) => (
          <Rows
            rows={pages.flatMap(({ errors }) => errors.items).map((error) => errorRow(error, file))}
            onOpen={setOpen}
          />
        )}
      </Loaded>
      {query.hasNextPage && (
        <Button className='more-button' loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text.moreErrors}
        </Button>
      )}
    </section>
  )
}

/** The table itself. */
export function Rows({ rows, onOpen }: { rows: readonly ErrorRow[]; onOpen: (row: ErrorRow) => void }) {
  return (
    <div className='table-scroll' role='region' aria-labelledby='import-errors' tabIndex={0}>
      <table className='words-table'>
        <thead>
          <tr>
            {text.errorHead.map((head) => (
              <th key={head} scope='col'>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.line} ${row.column} ${row.message}`}>
              <td className='num'>{row.line}</td>
              <th scope='row'>{row.column}</th>
              <td>
                {row.cell && (
                  <button
                    type='button'
                    className='text-link'
                    aria-label={text.jump(row.cell.name)}
                    onClick={() => onOpen(row)}
                  >
                    {row.cell.name}
                  </button>
                )}
              </td>
              <td className='cell-value'>{row.cell?.value}</td>
              <td>{row.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
