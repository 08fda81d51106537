import type { AreaId, TreeArea } from '@microwish/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { reshapeWords as text } from '../../messages/grid-words'
import { Field } from '../../ui/field'
import { Icon } from '../../ui/icon'
import { CODE_DIGITS, newDraft } from './area-draft'
import { CheckList } from './check-list'
import { ReshapeDialog } from './reshape-dialog'
import type { Grids } from './use-grids'
import type { ReshapeDraft } from './use-reshape'

type SplitDialogProps = { area: TreeArea; grids: Grids; onClose: () => void }
export type SplitPart = { name: string; code: string; childIds: readonly AreaId[] }

const PARTS_MOST = 20

/** Some of what lies below goes into new areas beside this one. */
export function SplitDialog({ area, grids, onClose }: SplitDialogProps) {
  const { tree } = grids
  const parent = area.parentId && tree.byId.get(area.parentId)
  const beside = area.parentId ? (tree.childrenOf.get(area.parentId) ?? []) : []
  const firstCode = parent ? newDraft(parent, beside).code : ''
  const [parts, setParts] = useState<readonly SplitPart[]>([{ name: '', code: firstCode, childIds: [] }])
  const [isEnding, setEnding] = useState(false)
  const children = (tree.childrenOf.get(area.areaId) ?? []).filter(({ endedAt }) => endedAt === undefined)
  const change = (at: number, fields: Partial<SplitPart>) =>
    setParts(parts.map((part, place) => (place === at ? { ...part, ...fields } : part)))

  return (
    <ReshapeDialog what='split' area={area} grids={grids} onClose={onClose} draft={splitOf(area, parts, isEnding)}>
      {parts.map((part, at) => (
        <PartFields
          key={at}
          number={at + 1}
          part={part}
          free={children.filter(
            ({ areaId }) => !parts.some((other, place) => place !== at && other.childIds.includes(areaId)),
          )}
          onChange={(fields) => change(at, fields)}
          {...(parts.length > 1 && { onRemove: () => setParts(parts.filter((_, place) => place !== at)) })}
        />
      ))}
      <div className='row wrap'>
        {parts.length < PARTS_MOST && (
          <Button
            icon={<Icon name='plus' />}
            onClick={() => setParts([...parts, { name: '', code: codeAfter(parts.at(-1)?.code), childIds: [] }])}
          >
            {text.addPart}
          </Button>
        )}
        <label className='row'>
          <input type='checkbox' checked={isEnding} onChange={(event) => setEnding(event.target.checked)} />
          {text.isEnding}
        </label>
      </div>
    </ReshapeDialog>
  )
}

type PartFieldsProps = {
  number: number
  part: SplitPart
  /** Children that no other part has taken. */
  free: readonly TreeArea[]
  onChange: (fields: Partial<SplitPart>) => void
  onRemove?: () => void
}

function PartFields({ number, part, free, onChange, onRemove }: PartFieldsProps) {
  return (
    <section className='split-part' aria-label={text.part(number)}>
      <div className='row between'>
        <h3>{text.part(number)}</h3>
        {onRemove && (
          <Button type='text' icon={<Icon name='close' />} onClick={onRemove}>
            {text.removePart}
          </Button>
        )}
      </div>
      <div className='field-pair'>
        <Field label={text.partName} isRequired>
          {(control) => (
            <Input
              {...control}
              maxLength={30}
              value={part.name}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.partCode} isRequired>
          {(control) => (
            <Input
              {...control}
              inputMode='numeric'
              value={part.code}
              onChange={(event) => onChange({ code: event.target.value.trim() })}
            />
          )}
        </Field>
      </div>
      {free.length > 0 ? (
        <CheckList
          label={text.children}
          areas={free}
          chosen={part.childIds}
          onChange={(childIds) => onChange({ childIds })}
        />
      ) : (
        <p className='note c3'>{text.noChildren}</p>
      )}
    </section>
  )
}

/** The next code of the same parent; the server says when it is taken. */
const codeAfter = (code = '') => code.slice(0, -3) + String(Math.min(999, Number(code.slice(-3)) + 1)).padStart(3, '0')

export function splitOf(area: TreeArea, parts: readonly SplitPart[], isEnding: boolean): ReshapeDraft | string {
  const isWhole = ({ name, code }: SplitPart) =>
    name.trim() !== '' && /^\d+$/.test(code) && code.length === CODE_DIGITS[area.level]
  if (!parts.every(isWhole)) return text.faults.part
  const filled = parts.map(({ name, code, childIds }) => ({ name: name.trim(), code, childIds: [...childIds] }))
  return { what: 'split', areaId: area.areaId, parts: filled, isEnding }
}
