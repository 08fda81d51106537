import type { getImport, OutputOf } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { importWords as text } from '../../messages/import-words'
import { hrefOf } from '../../route'
import { Icon } from '../../ui/icon'
import { AskOnce } from './ask-once'
import { ErrorTable } from './error-table'
import { ExampleTable } from './example-table'

type CheckedProps = { one: OutputOf<typeof getImport>; isBusy: boolean; onApply: () => void }

/** What the list would do, or did: figures, what must be mended, some of the changes. */
export function Checked({ one, isBusy, onApply }: CheckedProps) {
  const [isAsking, setAsking] = useState(false)
  const { added = 0, changed = 0, unchanged = 0, errors = 0 } = one.counts ?? {}
  const isApplied = one.state === 'applied'
  return (
    <>
      <section className='card' aria-label={text.steps[2]}>
        <dl className='import-counts'>
          {Object.entries({ added, changed, unchanged, errors }).map(([name, count]) => (
            <div key={name} className={name === 'errors' && count > 0 ? 'bad' : undefined}>
              <dt>{text.counts[name as keyof typeof text.counts]}</dt>
              <dd>
                <span className='num'>{count}</span> {name === 'errors' ? text.places : text.rows}
              </dd>
            </div>
          ))}
        </dl>
        {isApplied ? (
          <p className='row wrap import-verdict'>
            <Icon name='check-circle' />
            <b>{text.doneTitle}</b>
            {one.edition !== undefined && text.doneHow(one.edition)}
            <a className='text-link' href={hrefOf({ page: 'grids', view: 'tree' })}>
              {text.seeTree}
            </a>
          </p>
        ) : (
          <p className='import-verdict'>{verdictOf(errors, added + changed)}</p>
        )}
        {one.actions.includes('apply') && (
          <Button type='primary' size='large' loading={isBusy} onClick={() => setAsking(true)}>
            {text.apply(added + changed)}
          </Button>
        )}
      </section>
      {errors > 0 && <ErrorTable one={one} />}
      {one.examples.length > 0 && <ExampleTable examples={one.examples} />}
      {isAsking && (
        <AskOnce
          title={text.applyTitle}
          explain={text.applyExplain(added, changed)}
          sure={text.applySure}
          onClose={() => setAsking(false)}
          onSure={() => {
            setAsking(false)
            onApply()
          }}
        />
      )}
    </>
  )
}

function verdictOf(errors: number, changes: number) {
  if (errors > 0) return text.faulty(errors)
  return changes === 0 ? text.nothing : text.clean
}
