import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { words } from '../../messages'
import { importWords as text } from '../../messages/import-words'
import { Icon } from '../../ui/icon'
import type { ErrorRow } from './error-rows'
import type { HeldFile } from './held-file'

type RowPeekProps = { file: HeldFile; row: ErrorRow; onClose: () => void }

const AROUND = 1

/** The row as it stands in the file, with its neighbours, the cell marked and in sight. */
export function RowPeek({ file, row, onClose }: RowPeekProps) {
  const marked = useRef<HTMLTableCellElement>(null)
  useEffect(() => {
    marked.current?.focus()
    marked.current?.scrollIntoView({ block: 'center', inline: 'center' })
  }, [row])
  const from = Math.max(file.headerAt + 2, row.line - AROUND)
  const lines = [from, from + 1, from + 2].filter((line) => line <= file.table.length)
  return (
    <div className='row-peek'>
      <div className='row between'>
        <p className='b500 field-error'>{row.message}</p>
        <Button type='text' aria-label={words.action.cancel} icon={<Icon name='close' />} onClick={onClose} />
      </div>
      <div className='table-scroll' role='region' aria-label={text.rowOf(row.line)} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope='col'>{text.errorHead[0]}</th>
              {file.columns.map(({ at, heading }) => (
                <th key={at} scope='col'>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line} className={line === row.line ? 'here' : undefined}>
                <th scope='row'>{line}</th>
                {file.columns.map(({ at }) => {
                  const isMarked = line === row.line && at === row.cell?.at
                  return (
                    <td key={at} {...(isMarked && { ref: marked, tabIndex: -1, 'aria-current': true as const })}>
                      {file.table[line - 1]?.[at]}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
