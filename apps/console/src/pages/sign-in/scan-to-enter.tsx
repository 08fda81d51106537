import { TICKET_PREFIX } from '@microwish/contract'
import { Button, QRCode } from 'antd'
import { useState } from 'react'
import { words } from '../../messages'
import { Loaded } from '../../ui/loaded'
import { useTicket } from './use-ticket'

/** Wide enough for a phone held at arm's length; eight pixels for each of the 29 squares of a side, and antd's border. */
const SIZE = 29 * 8 + 2

/** The way in for staff: the phone that already knows them vouches for this screen. */
export function ScanToEnter() {
  const { ticket, isEnded, renew } = useTicket()
  return (
    <Loaded query={ticket}>
      {({ code, digits }) => (
        <section className='scan' aria-label={words.signIn.scan}>
          {isEnded ? (
            <div className='scan-ended' role='status'>
              <p className='b'>{words.signIn.ended}</p>
              <Button type='primary' size='large' onClick={renew}>
                {words.signIn.renew}
              </Button>
            </div>
          ) : (
            <>
              <div className='scan-code'>
                <QRCode
                  value={TICKET_PREFIX + code}
                  size={SIZE}
                  bordered={false}
                  type='svg'
                  aria-label={words.signIn.scan}
                />
              </div>
              <p className='scan-digits'>
                {words.signIn.digits}
                <output>{digits}</output>
              </p>
            </>
          )}
          <ol className='scan-steps'>
            {words.signIn.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {!isEnded && <CopyCode text={TICKET_PREFIX + code} />}
        </section>
      )}
    </Loaded>
  )
}

/** Where the camera is broken: the code as text, to be sent to one's own phone. */
function CopyCode({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false)
  return (
    <Button type='text' onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
      {isCopied ? words.signIn.copied : words.signIn.copy}
    </Button>
  )
}
