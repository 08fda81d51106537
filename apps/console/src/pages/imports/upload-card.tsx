import type { getImport, OutputOf } from '@microwish/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { importWords as text } from '../../messages/import-words'
import { Icon } from '../../ui/icon'
import { ProgressBar } from '../../ui/progress-bar'
import { Refusal } from '../../ui/refusal'
import { FileDrop } from './file-drop'
import { recallColumns, recogniseFile } from './held-file'
import type { Table } from './read-table'
import { useUpload } from './use-upload'

/** Rows on their way; after a reload the same file is asked for again, and only the rest is sent. */
export function UploadCard({ one }: { one: OutputOf<typeof getImport> }) {
  const upload = useUpload(one)
  const [isAnother, setAnother] = useState(false)

  function take(table: Table) {
    const file = recogniseFile(table, one)
    setAnother(!file)
    if (file) upload.hold(file)
  }
  const nextLine = one.received + 2 + (recallColumns(one.importId)?.headerAt ?? 0)
  return (
    <section className='card import-upload'>
      <ProgressBar
        label={upload.hasFile && !upload.error ? text.uploading : text.paused}
        done={upload.done}
        total={one.rowCount}
        shown={text.uploaded(upload.done, one.rowCount)}
      />
      {!upload.hasFile && (
        <>
          <p className='c2'>{text.pausedHow(one.fileName, nextLine)}</p>
          <FileDrop onRead={take} />
        </>
      )}
      {isAnother && (
        <p className='refusal' role='alert'>
          <Icon name='warning' />
          {text.notTheSame}
        </p>
      )}
      <Refusal error={upload.error} />
      {Boolean(upload.error) && upload.hasFile && (
        <Button type='primary' size='large' onClick={upload.goOn}>
          {text.goOn}
        </Button>
      )}
    </section>
  )
}
