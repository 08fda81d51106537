import { type DragEvent, useId, useState } from 'react'
import { importWords as text } from '../../messages/import-words'
import { Icon } from '../../ui/icon'
import { readTable, type Table, UnreadableFile } from './read-table'

type FileDropProps = { onRead: (table: Table, file: File) => void; label?: string }

/** A place to drop a file or press to choose one; says in words when it cannot be read. */
export function FileDrop({ onRead, label = text.drop }: FileDropProps) {
  const id = useId()
  const [isOver, setOver] = useState(false)
  const [isReading, setReading] = useState(false)
  const [fault, setFault] = useState<string>()

  async function take(file: File | undefined) {
    setOver(false)
    if (!file || isReading) return
    setReading(true)
    setFault(undefined)
    try {
      onRead(await readTable(file), file)
    } catch (error) {
      setFault(text.unreadable[error instanceof UnreadableFile ? error.reason : 'broken'])
    } finally {
      setReading(false)
    }
  }
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      void take(event.dataTransfer.files[0])
    },
  }
  return (
    <div className='field'>
      <div className={isOver ? 'file-drop over' : 'file-drop'} {...drop}>
        <input
          id={id}
          type='file'
          accept='.xlsx,.csv'
          className='sr-only'
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <label htmlFor={id}>
          <Icon name='document' size={28} />
          <span className='b500'>{isReading ? text.reading : label}</span>
          <span id={`${id}-note`} className='note c3'>
            {text.dropNote}
          </span>
        </label>
      </div>
      {fault && (
        <p className='note field-error' role='alert'>
          {fault}
        </p>
      )}
    </div>
  )
}
