import type { ImportExample } from '@microwish/contract'
import { importWords as text } from '../../messages/import-words'

/** Some rows with what each would do. */
export function ExampleTable({ examples }: { examples: readonly ImportExample[] }) {
  return (
    <section className='card'>
      <div className='row between wrap card-head'>
        <h2 id='import-examples'>{text.examples}</h2>
        <span className='note c3'>{text.examplesNote}</span>
      </div>
      <div className='table-scroll' role='region' aria-labelledby='import-examples' tabIndex={0}>
        <table className='words-table'>
          <thead>
            <tr>
              {text.exampleHead.map((head) => (
                <th key={head} scope='col'>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {examples.map(({ line, what, name, fields }) => (
              <tr key={`${line} ${name}`}>
                <td className='num'>{line}</td>
                <th scope='row'>
                  <span className={`chip chip-plain ${what === 'added' ? 'leaf' : 'honey'}`}>{text.counts[what]}</span>{' '}
                  {name}
                </th>
                <td>
                  {fields.map((field) => (
                    <span key={field.title} className='change'>
                      {field.title}：<b className='b500'>{field.after ?? text.empty}</b>
                      {what === 'changed' && <span className='note c3'>{text.before(field.before ?? text.empty)}</span>}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
