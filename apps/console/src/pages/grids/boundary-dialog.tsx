import { Button, Modal } from 'antd'
import { useId, useState } from 'react'
import { words } from '../../messages'
import { mapWords as text, reshapeWords } from '../../messages/grid-words'
import { Icon } from '../../ui/icon'
import { ProgressBar } from '../../ui/progress-bar'
import { useReturnFocus } from '../../ui/use-return-focus'
import { type FeatureFault, type ReadBoundaries, readBoundaries } from './read-boundaries'
import { type useBoundaries, useSaveBoundaries } from './use-boundaries'
import type { Grids } from './use-grids'

type BoundaryDialogProps = {
  grids: Grids
  held: NonNullable<ReturnType<typeof useBoundaries>['data']>
  onClose: () => void
}

/** A GeoJSON file, area by area: what is known, what is wrong with the rest, and then one after another. */
export function BoundaryDialog({ grids, held, onClose }: BoundaryDialogProps) {
  useReturnFocus()
  const [read, setRead] = useState<ReadBoundaries | 'none'>()
  const { state, send } = useSaveBoundaries()

  async function take(file: File | undefined) {
    if (!file) return
    try {
      setRead(readBoundaries(await file.text(), grids.tree.byId.values()))
    } catch {
      setRead('none')
    }
  }
  const known = read !== undefined && read !== 'none' ? read : undefined
  return (
    <Modal open title={text.upload} width={620} onCancel={onClose} footer={null} mask={{ closable: false }}>
      <p className='c2 dialog-explain'>{text.uploadNote}</p>
      {!state && <ChooseFile onTake={(file) => void take(file)} hasFile={known !== undefined} />}
      {read === 'none' && (
        <p className='refusal' role='alert'>
          <Icon name='warning' />
          {text.notGeoJson}
        </p>
      )}
      {known && !state && (
        <>
          <p className='b500' role='status'>
            {text.found(known.found.length)}
            {known.faults.length > 0 && `，${text.faultsOf(known.faults.length)}`}
          </p>
          {known.faults.length > 0 && <Faults faults={known.faults} />}
        </>
      )}
      {state && !state.isDone && (
        <ProgressBar
          label={text.sending}
          done={state.done}
          total={state.all}
          shown={text.sent(state.done, state.all)}
        />
      )}
      {state?.isDone && <Outcome state={state} />}
      <div className='row dialog-foot'>
        <Button size='large' onClick={onClose}>
          {state ? reshapeWords.close : words.action.cancel}
        </Button>
        {known && known.found.length > 0 && !state && (
          <Button type='primary' size='large' onClick={() => send(known.found, held)}>
            {text.send(known.found.length)}
          </Button>
        )}
      </div>
    </Modal>
  )
}

function ChooseFile({ onTake, hasFile }: { onTake: (file: File | undefined) => void; hasFile: boolean }) {
  const id = useId()
  return (
    <div className='file-choice'>
      <input
        id={id}
        type='file'
        accept='.geojson,.json'
        className='sr-only'
        onChange={(event) => {
          onTake(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <label htmlFor={id} className='soft-button'>
        {hasFile ? text.another : text.upload}
      </label>
    </div>
  )
}

export function Faults({ faults }: { faults: readonly FeatureFault[] }) {
  return (
    <div className='table-scroll preview-codes' role='region' aria-label={text.faultsOf(faults.length)} tabIndex={0}>
      <table className='words-table'>
        <thead>
          <tr>
            {text.faultHead.map((head) => (
              <th key={head} scope='col'>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {faults.map(({ feature, code, fault }) => (
            <tr key={feature}>
              <td className='num'>{feature}</td>
              <td className='num'>{code}</td>
              <td>{text.fault[fault]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Outcome({ state }: { state: NonNullable<ReturnType<typeof useSaveBoundaries>['state']> }) {
  const { all, failed } = state
  return (
    <div role='status'>
      <p className='row import-verdict'>
        <Icon name={failed.length > 0 ? 'warning' : 'check-circle'} />
        <b>{text.done(all - failed.length)}</b>
      </p>
      {failed.length > 0 && (
        <ul>
          <li className='b500'>{text.failed}</li>
          {failed.map(({ name, why }) => (
            <li key={name}>
              {name}：{why}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
