import { IMPORT_KIND_TEXT, ImportKind } from '@microwish/contract'
import { Button } from 'antd'
import { importWords as text } from '../../messages/import-words'
import { Choice } from '../../ui/choice'
import { Icon } from '../../ui/icon'
import { Refusal } from '../../ui/refusal'
import { useToast } from '../../ui/toast'
import { ColumnTable } from './column-table'
import { FileDrop } from './file-drop'
import { saveTemplate } from './template'
import { useNewImport } from './use-new-import'

const KINDS = ImportKind.options.map((value) => ({ value, label: IMPORT_KIND_TEXT[value] }))

/** The first half of the way: which list, which file, which column means what. */
export function NewImportCard() {
  const form = useNewImport()
  const toast = useToast()
  const isSendable = form.open && form.missing.length === 0 && !form.fault
  return (
    <section className='card import-new' aria-labelledby='new-import'>
      <h2 id='new-import'>{text.start}</h2>
      <p className='c2'>{text.intro}</p>
      <div className='row wrap import-kind'>
        <Choice label={text.kind} options={KINDS} value={form.kind} onChange={form.pickKind} />
        <Button
          icon={<Icon name='document' />}
          onClick={() => void saveTemplate(form.kind).catch(() => toast({ text: text.templateFailed }))}
        >
          {text.template}
        </Button>
      </div>
      {form.open ? (
        <>
          <ColumnTable form={form} />
          {(form.fault ?? form.missing.length > 0) && (
            <p className='refusal told' role='alert'>
              <Icon name='warning' />
              {form.fault ?? text.missing(form.missing.join('、'))}
            </p>
          )}
          <Refusal error={form.error} />
          <div className='row dialog-foot'>
            <Button size='large' onClick={form.forget}>
              {text.another}
            </Button>
            <Button type='primary' size='large' disabled={!isSendable} loading={form.isBusy} onClick={form.send}>
              {text.send}
            </Button>
          </div>
        </>
      ) : (
        <FileDrop onRead={form.read} />
      )}
    </section>
  )
}
