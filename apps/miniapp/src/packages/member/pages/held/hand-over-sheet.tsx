import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, classesOf, FieldError, Pick, Sheet, Skeleton, Words } from '../../../../ui'
import type { SheetProps } from './held-sheets'
import css from './sheets.module.css'
import { type Colleague, useColleagues } from './use-colleagues'

const cx = classesOf(css)

/** To whom of one's own unit. */
export function HandOverSheet({ isBusy, refusal, onClose, onSend }: SheetProps) {
  const colleagues = useColleagues()
  const [chosen, setChosen] = useState<Colleague['personId']>()
  const [isMissing, setMissing] = useState(false)

  function send() {
    if (chosen) void onSend({ action: 'hand_over', toPersonId: chosen })
    else setMissing(true)
  }

  return (
    <Sheet title='转给同事' onClose={onClose}>
      {colleagues.phase === 'loading' && <Skeleton cards={1} />}
      {colleagues.phase === 'failed' && <Words>{colleagues.text}</Words>}
      {colleagues.phase === 'ready' && (
        <>
          <Words look='label'>转过去以后，同事能看到电话和住址，您就看不到了。请先和同事说好。</Words>
          <View className={cx('phrases')} role='radiogroup' ariaLabel='转给谁'>
            {colleagues.items.map(({ personId, name }) => (
              <Pick key={personId} word={name} isOn={chosen === personId} onTap={() => setChosen(personId)} />
            ))}
          </View>
          {(isMissing || refusal) && <FieldError id='colleague' text={refusal ?? '请选一位同事。'} />}
          <View className={cx('foot')}>
            <Button kind='main' size='big' isWide isBusy={isBusy} onTap={send}>
              转过去
            </Button>
          </View>
        </>
      )}
    </Sheet>
  )
}
