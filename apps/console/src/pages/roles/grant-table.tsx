import { type Grant, GRANT_SOURCE_TEXT, GRANT_STATE_TEXT, type GrantState } from '@microwish/contract'
import { Button } from 'antd'
import { roleWords as words } from '../../messages'
import { Chip, type Tone } from '../../ui/chip'
import type { IconName } from '../../ui/icon'
import { roleName, termOf } from './grant-text'

const LOOK: Record<GrantState, { tone: Tone; icon: IconName }> = {
  current: { tone: 'leaf', icon: 'check' },
  coming: { tone: 'brook', icon: 'clock' },
  ended: { tone: 'stone', icon: 'pause' },
}

type GrantTableProps = {
  items: readonly Grant[]
  onRevoke: (grant: Grant) => void
  /** Absent for whoever may not read the record. */
  onHistory?: (grant: Grant) => void
}

/** Roles as a table: a row each, with who gave it and what it follows from. */
export function GrantTable({ items, onRevoke, onHistory }: GrantTableProps) {
  const { columns } = words
  return (
    <div className='card table-scroll'>
      <table className='record-table'>
        <thead>
          <tr>
            {[columns.who, columns.role, columns.where, columns.when, columns.by, columns.state].map((text) => (
              <th key={text} scope='col'>
                {text}
              </th>
            ))}
            <th scope='col'>
              <span className='sr-only'>{words.revoke}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((grant) => (
            <tr key={`${grant.personId}${grant.grantId}`}>
              <th scope='row'>{grant.personName}</th>
              <td>{roleName(grant)}</td>
              <td>{grant.areaName}</td>
              <td className='num'>{termOf(grant)}</td>
              <td>
                {grant.grantedBy ?? words.unknownBy}
                {grant.source && <span className='note c3 below'>{GRANT_SOURCE_TEXT[grant.source]}</span>}
              </td>
              <td>
                <Chip {...LOOK[grant.state]}>{GRANT_STATE_TEXT[grant.state]}</Chip>
              </td>
              <td className='roles-acts'>
                {onHistory && (
                  <Button type='text' onClick={() => onHistory(grant)}>
                    {words.history}
                    <span className='sr-only'>{grant.personName}</span>
                  </Button>
                )}
                {grant.canRevoke && (
                  <Button type='text' onClick={() => onRevoke(grant)}>
                    {words.revoke}
                    <span className='sr-only'>{`${grant.personName}${roleName(grant)}`}</span>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
