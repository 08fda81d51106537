import { type getImport, IMPORT_KIND_TEXT, type ImportId, type OutputOf } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { importWords as text } from '../../messages/import-words'
import { hrefOf } from '../../route'
import { formatTime } from '../../time'
import { Icon } from '../../ui/icon'
import { Loaded } from '../../ui/loaded'
import { Refusal } from '../../ui/refusal'
import { Empty } from '../../ui/states'
import { AskOnce } from './ask-once'
import { Checked } from './checked'
import { StateChip } from './history'
import { ImportSteps } from './import-steps'
import { UploadCard } from './upload-card'
import { isWorking, useActOnImport, useImport } from './use-import'
import { Working } from './working'

type Import = OutputOf<typeof getImport>

/** One import, from the first row sent to what became of it. */
export function OneImport({ importId }: { importId: ImportId }) {
  const query = useImport(importId)
  return (
    <div className='page'>
      <div className='page-head'>
        <div className='row wrap'>
          <h1>{query.data ? IMPORT_KIND_TEXT[query.data.kind] : text.title}</h1>
          {query.data && <StateChip row={query.data} />}
        </div>
        <a className='text-link' href={hrefOf({ page: 'imports', view: 'list' })}>
          {text.back}
        </a>
      </div>
      <Loaded query={query}>
        {(one) => (
          <>
            <p className='c2'>
              {one.fileName} · {one.rowCount}
              {text.rows} · {text.by(one.by.name, formatTime(one.openedAt))}
            </p>
            <ImportSteps state={one.state} />
            <Stage one={one} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Stage({ one }: { one: Import }) {
  const { act, isBusy, error } = useActOnImport(one.importId)
  const [isDropping, setDropping] = useState(false)
  const can = (action: Import['actions'][number]) => one.actions.includes(action)
  return (
    <>
      {one.state === 'receiving' && <UploadCard one={one} />}
      {isWorking(one.state) && <Working one={one} />}
      {(one.state === 'checked' || one.state === 'applied') && (
        <Checked one={one} isBusy={isBusy} onApply={() => act(one.version, 'apply')} />
      )}
      {one.state === 'stale' && <Empty icon='refresh' title={text.staleHow} />}
      {one.state === 'failed' && <Empty icon='warning' title={text.failedHow} />}
      {one.state === 'dropped' && <Empty icon='undo' title={text.droppedHow} />}
      <Refusal error={error} />
      <div className='row wrap import-foot'>
        {can('check') && one.state !== 'receiving' && (
          <Button size='large' loading={isBusy} onClick={() => act(one.version, 'check')}>
            {one.state === 'failed' ? text.again : text.recheck}
          </Button>
        )}
        {can('drop') && !isWorking(one.state) && (
          <Button size='large' type='text' icon={<Icon name='undo' />} onClick={() => setDropping(true)}>
            {text.drop_}
          </Button>
        )}
      </div>
      {isDropping && (
        <AskOnce
          title={text.dropTitle}
          explain={text.dropExplain}
          sure={text.dropSure}
          onClose={() => setDropping(false)}
          onSure={() => {
            setDropping(false)
            act(one.version, 'drop')
          }}
        />
      )}
    </>
  )
}
