import type { TreeArea } from '@microwish/contract'
import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { words } from '../../messages'
import { reshapeWords as text } from '../../messages/grid-words'
import { Icon } from '../../ui/icon'
import { Refusal } from '../../ui/refusal'
import { useReturnFocus } from '../../ui/use-return-focus'
import { PreviewTables } from './reshape-preview'
import { ReshapeProgress } from './reshape-progress'
import type { Grids } from './use-grids'
import { type ReshapeDraft, useReshape } from './use-reshape'

type ReshapeDialogProps = {
  area: TreeArea
  grids: Grids
  onClose: () => void
  what: ReshapeDraft['what']
  /** The reshape as it is filled in, or what is still missing, in words. */
  draft: ReshapeDraft | string
  /** The fields. */
  children: ReactNode
}

/** Fields, then what would be touched, then once more sure, then how far it is: nothing happens before the third. */
export function ReshapeDialog({ area, grids, onClose, what, draft, children }: ReshapeDialogProps) {
  useReturnFocus()
  const reshape = useReshape(grids.edition)
  const [missing, setMissing] = useState<string>()
  const { preview, jobId } = reshape

  function look() {
    setMissing(typeof draft === 'string' ? draft : undefined)
    if (typeof draft !== 'string') reshape.look(draft)
  }
  return (
    <Modal
      open
      title={text.title[what](area.name)}
      width={680}
      onCancel={onClose}
      footer={null}
      mask={{ closable: false }}
    >
      {jobId ? (
        <ReshapeProgress what={what} jobId={jobId} job={reshape.job} onClose={onClose} />
      ) : (
        <>
          <p className='c2 dialog-explain'>{text.explain[what]}</p>
          {preview ? <PreviewTables preview={preview} /> : children}
          {(reshape.notice ?? missing) && (
            <p className='refusal told' role='alert'>
              <Icon name={missing ? 'warning' : 'refresh'} />
              {reshape.notice ?? missing}
            </p>
          )}
          <Refusal error={reshape.error} />
          {preview && <p className='c2'>{text.once}</p>}
          <div className='row dialog-foot'>
            <Button size='large' onClick={preview ? reshape.back : onClose}>
              {preview ? text.again : words.action.cancel}
            </Button>
            <Button
              type='primary'
              size='large'
              loading={reshape.isBusy}
              onClick={preview ? () => void reshape.start() : look}
            >
              {preview ? text.sure[what] : text.preview}
            </Button>
          </div>
        </>
      )}
    </Modal>
  )
}
