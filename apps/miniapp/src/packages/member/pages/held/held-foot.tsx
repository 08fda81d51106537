import type { HeldNeed } from '@microwish/contract'
import { Button } from '../../../../ui'
import type { Asking } from './held-sheets'

/** Once it is reported as done there is nothing to press, and no empty bar either. */
export const hasFoot = ({ actions }: HeldNeed) => actions.includes('progress') || actions.includes('fulfil')

/** The two things done most, at the thumb. */
export function HeldFoot({ need, onAsk }: { need: HeldNeed; onAsk: (asking: Asking) => void }) {
  const { actions } = need
  return (
    <>
      {actions.includes('progress') && (
        <Button kind='line' size='big' icon='edit' onTap={() => onAsk('progress')}>
          写进展
        </Button>
      )}
      {actions.includes('fulfil') && (
        <Button kind='main' size='big' icon='check' isWide onTap={() => onAsk('fulfil')}>
          办好了
        </Button>
      )}
    </>
  )
}
