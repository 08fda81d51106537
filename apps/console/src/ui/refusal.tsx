import { describeError } from './describe-error'
import { Icon } from './icon'

/** Why a command was not done, in place; what was typed stays. */
export function Refusal({ error }: { error: unknown }) {
  if (!error) return null
  const { text, safe, requestId, icon } = describeError(error, 'command')
  return (
    <div className='refusal' role='alert'>
      <Icon name={icon} />
      <div>
        <p className='b'>{text}</p>
        <p className='note'>
          {safe}
          {requestId && <span className='request-id'>{requestId}</span>}
        </p>
      </div>
    </div>
  )
}
