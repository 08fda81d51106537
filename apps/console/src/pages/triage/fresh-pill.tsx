import { words } from '../../messages'
import { Icon } from '../../ui/icon'

/** That something new has come; rows keep their places until this is pressed. */
export function FreshPill({ count, isAbove, onTake }: { count: number; isAbove: boolean; onTake: () => void }) {
  return (
    <div role='status' aria-live='polite'>
      {count > 0 && (
        <button type='button' className='fresh-pill' onClick={onTake}>
          <Icon name='refresh' size={15} />
          {isAbove ? words.triage.freshAbove(count) : words.triage.freshBelow(count)}
        </button>
      )}
    </div>
  )
}
