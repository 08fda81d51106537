import { reshapeWords as text } from '../../messages/grid-words'
import type { ReshapePreview } from './use-reshape'

const CODES_MOST = 200
const COUNTED = ['areas', 'needs', 'people', 'rows'] as const

/** What would be touched, what ends, and which codes change. */
export function PreviewTables({ preview }: { preview: ReshapePreview }) {
  const { codes, ends } = preview
  return (
    <div className='reshape-preview' role='region' aria-label={text.preview}>
      <dl className='import-counts'>
        {COUNTED.map((name) => (
          <div key={name}>
            <dt>{text.counts[name]}</dt>
            <dd>
              <span className='num'>{preview[name]}</span> {text.unit[name]}
            </dd>
          </div>
        ))}
      </dl>
      {ends.length > 0 && (
        <p>
          <b>{text.ends}</b>：{ends.map(({ name, code }) => `${name}（${code}）`).join('、')}
        </p>
      )}
      {codes.length === 0 ? (
        <p className='c2'>{text.noCodes}</p>
      ) : (
        <>
          <p className='row between'>
            <b>{text.codes}</b>
            {codes.length >= CODES_MOST && <span className='note c3'>{text.moreCodes(CODES_MOST)}</span>}
          </p>
          <div className='table-scroll preview-codes' role='region' aria-label={text.codes} tabIndex={0}>
            <table className='words-table'>
              <tbody>
                {codes.map(({ areaId, name, from, to }) => (
                  <tr key={areaId}>
                    <th scope='row'>{name}</th>
                    <td className='num'>{from && <del>{from}</del>}</td>
                    <td className='num'>{to}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </div>
  )
}
