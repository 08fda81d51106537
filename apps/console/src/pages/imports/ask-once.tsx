import { Button, Modal } from 'antd'
import { words } from '../../messages'
import { useReturnFocus } from '../../ui/use-return-focus'

type AskOnceProps = { title: string; explain: string; sure: string; onClose: () => void; onSure: () => void }

/** Asks once more before something that is not taken back with one press. */
export function AskOnce({ title, explain, sure, onClose, onSure }: AskOnceProps) {
  useReturnFocus()
  return (
    <Modal open title={title} onCancel={onClose} footer={null}>
      <p className='c2 dialog-explain'>{explain}</p>
      <div className='row dialog-foot'>
        <Button size='large' onClick={onClose}>
          {words.action.thinkAgain}
        </Button>
        <Button size='large' type='primary' autoFocus onClick={onSure}>
          {sure}
        </Button>
      </div>
    </Modal>
  )
}
