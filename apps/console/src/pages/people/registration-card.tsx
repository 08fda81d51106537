import { REGISTRATION_KIND_TEXT, type RegistrationRow, ROSTER_HINT_TEXT } from '@microwish/contract'
import { Button } from 'antd'
import { peopleWords as words } from '../../messages'
import { formatTime } from '../../time'
import { Chip } from '../../ui/chip'

type RegistrationCardProps = { row: RegistrationRow; onDecide: (decision: 'confirm' | 'refuse') => void }

/** One registration: who, where, and what helps the desk to decide. */
export function RegistrationCard({ row, onDecide }: RegistrationCardProps) {
  return (
    <article className='card people-card'>
      <div className='grow'>
        <h2>
          {row.name}
          <span className='note c3'>{`${row.areaName} · ${REGISTRATION_KIND_TEXT[row.kind].staff}`}</span>
        </h2>
        <p className='row wrap people-chips'>
          {row.phoneMasked && (
            <Chip tone={row.isPhoneVerified ? 'leaf' : 'stone'} icon={row.isPhoneVerified ? 'check' : 'phone'}>
              {`${row.phoneMasked} ${row.isPhoneVerified ? words.verified : words.unverified}`}
            </Chip>
          )}
          {row.hint && (
            <Chip
              tone={row.hint === 'phone_fits' ? 'leaf' : 'honey'}
              icon={row.hint === 'phone_fits' ? 'check' : 'warning'}
            >
              {ROSTER_HINT_TEXT[row.hint]}
            </Chip>
          )}
          {row.party && (
            <Chip tone='brook' icon='person'>
              {row.party.isConfirmed ? words.partyConfirmed : words.party}
            </Chip>
          )}
        </p>
        {linesOf(row).map((line) => (
          <p key={line} className='c2'>
            {line}
          </p>
        ))}
        <p className='note c3'>{whenOf(row)}</p>
      </div>
      {row.mayDecide && row.status === 'applied' && (
        <div className='row people-acts'>
          <Button size='large' onClick={() => onDecide('refuse')}>
            {words.refuse}
            <span className='sr-only'>{row.name}</span>
          </Button>
          <Button type='primary' size='large' onClick={() => onDecide('confirm')}>
            {words.confirm}
            <span className='sr-only'>{row.name}</span>
          </Button>
        </div>
      )}
    </article>
  )
}

function linesOf({ unitName, unitText, movesFrom, party, note, reason }: RegistrationRow): string[] {
  return [
    unitName,
    unitText && words.unitText(unitText),
    movesFrom && words.moves(movesFrom),
    party?.branchName && words.branch(party.branchName),
    party?.homeBranch && words.homeBranch(party.homeBranch),
    note && words.note(note),
    reason && words.reason(reason),
  ].filter((line): line is string => Boolean(line))
}

const whenOf = ({ from, appliedAt, decidedBy, decidedAt }: RegistrationRow) =>
  [
    from ? words.since(formatTime(from)) : words.appliedAt(formatTime(appliedAt)),
    decidedBy && decidedAt && words.decided(decidedBy, formatTime(decidedAt)),
  ]
    .filter(Boolean)
    .join('，')
