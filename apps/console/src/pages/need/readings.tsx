import { type Reading, ROLE_TEXT } from '@microwish/contract'
import { readingText, words } from '../../messages'
import { formatTime } from '../../time'
import { Icon } from '../../ui/icon'

/** Who has read personal data of this need, what and why; the resident sees the same table. */
export function Readings({ readings }: { readings: readonly Reading[] }) {
  const newestFirst = [...readings].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <section className='card'>
      <div className='row between wrap card-head'>
        <h2 id='readers'>{words.need.readers}</h2>
        <span className='note c3'>{words.need.readersNote}</span>
      </div>
      {newestFirst.length === 0 ? (
        <p className='c2'>{words.need.noReaders}</p>
      ) : (
        <div className='table-scroll' role='region' aria-labelledby='readers' tabIndex={0}>
          <table className='words-table'>
            <thead>
              <tr>
                {words.need.readersHead.map((head) => (
                  <th key={head} scope='col'>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {newestFirst.map((reading, at) => (
                <tr key={at}>
                  <td>{reading.by}</td>
                  <td>{reading.byRole ? ROLE_TEXT[reading.byRole] : ''}</td>
                  <td>{readingText[reading.what]}</td>
                  <td>{reading.reason}</td>
                  <td className='num'>{formatTime(reading.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className='row note c2 readers-foot'>
        <Icon name='lock' size={15} />
        {words.need.purge}
      </p>
    </section>
  )
}
