import { IMPORT_FIELDS } from '@microwish/contract'
import { importWords as text } from '../../messages/import-words'
import { Select } from '../../ui/select'
import type { NewImport } from './use-new-import'

const SAMPLES = 3

/** Each column of the file with its first cells, and what it is taken for. */
export function ColumnTable({ form }: { form: NewImport }) {
  const { open, kind } = form
  if (!open) return null
  const samples = open.table.slice(open.headerAt + 1, open.headerAt + 1 + SAMPLES)
  const options = [
    { value: '', label: text.leaveOut },
    ...IMPORT_FIELDS[kind].map(({ name, title, isRequired }) => ({
      value: name,
      label: isRequired ? `${title}＊` : title,
    })),
  ]
  return (
    <>
      <div className='row between wrap card-head'>
        <h3 className='import-file'>
          {text.columns}：{open.name}
        </h3>
        <span className='note c3'>{text.columnsNote(open.headerAt + 1, form.rowCount)}</span>
      </div>
      <div className='table-scroll' role='region' aria-label={text.columns} tabIndex={0}>
        <table className='column-table'>
          <thead>
            <tr>
              {text.columnHead.map((head) => (
                <th key={head} scope='col'>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {open.choices.map(({ at, heading, field }) => (
              <tr key={at} className={field ? undefined : 'left-out'}>
                <th scope='row'>{heading}</th>
                <td className='c2 clip'>{samples.map((row) => row[at]).join('、')}</td>
                <td>
                  <Select
                    aria-label={text.meaningOf(heading)}
                    options={options}
                    value={field ?? ''}
                    onChange={(event) => form.pickMeaning(at, event.target.value || undefined)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
