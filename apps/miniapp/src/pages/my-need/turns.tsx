import { NOTE_MAX, TEXT_MAX, type Grade, type OwnNeed } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { platform } from '../../platform'
import { momentText } from '../../time'
import { Branch, Button, Card, classesOf, GradeFaces, Heading, Note, Pick, Sheet, TextArea, Words } from '../../ui'
import { useTextSet } from '../../text-set'
import { textProblem } from '../../wish-draft'
import css from './parts.module.css'
import type { Act } from './use-my-need'

const cx = classesOf(css)

type TurnProps = { need: OwnNeed; isBusy: boolean; act: Act }

/** 还差一点信息: the question, and room for the answer. */
export function SupplyTurn({ need, isBusy, act }: TurnProps) {
  const [answer, setAnswer] = useState('')
  const [error, setError] = useState<string>()
  const { servicePhone, serviceName } = need
  const send = async () => {
    if (answer.trim() === '') return setError('请写一句回答。')
    if (await act({ action: 'supply', answer: answer.trim() })) setAnswer('')
  }
  return (
    <Card>
      <Words>{need.question ?? '请您补充一点信息。'}</Words>
      <View className={cx('actions')}>
        <TextArea
          id='answer'
          label='您的回答'
          note='只有社区和来办的人看得到。'
          maxLength={TEXT_MAX}
          value={answer}
          error={error}
          onChange={(text) => {
            setAnswer(text)
            setError(undefined)
          }}
        />
        <Button kind='main' isBusy={isBusy} onTap={() => void send()}>
          说好了，发给社区
        </Button>
        {servicePhone && (
          <Button kind='line' icon='phone' onTap={() => platform.callPhone(servicePhone)}>
            打电话告诉{serviceName ?? '社区'}
          </Button>
        )}
      </View>
    </Card>
  )
}

/** 社区办不了: why, where to turn, and another try in other words. */
export function DeclinedTurn({ need, isBusy, act, canResubmit }: TurnProps & { canResubmit: boolean }) {
  const [isEditing, setEditing] = useState(false)
  const [text, setText] = useState(need.text)
  const [error, setError] = useState<string>()
  const { decline, servicePhone, serviceName } = need
  const send = async () => {
    const problem = textProblem(text) ?? (text.trim() === need.text.trim() ? '请先改一改，再提交。' : undefined)
    if (problem) return setError(problem)
    if (await act({ action: 'resubmit', text: text.trim() })) setEditing(false)
  }
  return (
    <Card>
      <Heading level={2}>为什么</Heading>
      <Words>{decline?.reason ?? '请打电话问问社区。'}</Words>
      {decline?.turnTo && (
        <View className={cx('turn-to')}>
          <Heading level={2}>您可以找</Heading>
          <Words>{decline.turnTo}</Words>
        </View>
      )}
      <View className={cx('actions')}>
        {servicePhone && (
          <Button kind='line' icon='phone' onTap={() => platform.callPhone(servicePhone)}>
            问问{serviceName ?? '社区'}
          </Button>
        )}
        {canResubmit && !isEditing && <Button onTap={() => setEditing(true)}>改一改，再提交</Button>}
        {canResubmit && isEditing && (
          <>
            <TextArea
              id='resubmit'
              label='改成这样'
              maxLength={TEXT_MAX}
              value={text}
              error={error}
              onChange={(next) => {
                setText(next)
                setError(undefined)
              }}
            />
            <Button kind='main' isBusy={isBusy} onTap={() => void send()}>
              再提交
            </Button>
          </>
        )}
      </View>
    </Card>
  )
}

/** 办好了吗: what was done, five faces, and the way back if it was not. */
export function GradeTurn({
  need,
  chosen,
  onChoose,
  onReopen,
}: {
  need: OwnNeed
  chosen: Grade | undefined
  onChoose: (grade: Grade) => void
  onReopen?: (() => void) | undefined
}) {
  // The words are large there: without the branch the first faces are on the first screen.
  const hasBranch = useTextSet() !== 'elder'
  const done = [...need.history].reverse().find(({ action }) => action === 'fulfil')
  return (
    <>
      <View className={cx('thanks')}>
        {hasBranch && <Branch />}
        <Heading level={2} look='display'>
          办好了吗？请您看看
        </Heading>
      </View>
      {need.result && (
        <Card>
          <Heading level={2}>{done?.by ?? '来办的人'}说</Heading>
          {done && <Note>{momentText(done.at)}</Note>}
          <Words>{need.result}</Words>
        </Card>
      )}
      <Card>
        <Heading level={2}>您觉得怎么样？</Heading>
        <GradeFaces chosen={chosen} onChoose={onChoose} />
      </Card>
      {onReopen && (
        <View className={cx('centre')}>
          <Button kind='line' icon='undo' onTap={onReopen}>
            还没办好，请再来一趟
          </Button>
        </View>
      )}
    </>
  )
}

const REOPEN_REASONS = ['问题还在', '只办了一部分', '没有人来过'] as const

/** Why it should be done again: one tap for the usual reasons, or own words. */
export function ReopenSheet({ isBusy, act, onClose }: { isBusy: boolean; act: Act; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const change = (next: string) => {
    setReason(next)
    setError(undefined)
  }
  const send = async () => {
    if (reason.trim() === '') return setError('请点一个原因，或者写一句。')
    if (await act({ action: 'reopen', reason: reason.trim() })) onClose()
  }
  return (
    <Sheet title='哪里还没办好？' onClose={onClose}>
      <View className={cx('reasons')}>
        {REOPEN_REASONS.map((usual) => (
          <Pick key={usual} word={usual} isOn={reason === usual} onTap={() => change(usual)} />
        ))}
      </View>
      <TextArea id='reopen' label='也可以自己说' maxLength={NOTE_MAX} value={reason} error={error} onChange={change} />
      <Button kind='main' isBusy={isBusy} onTap={() => void send()}>
        请再来一趟
      </Button>
    </Sheet>
  )
}

/** Taking it back, after a second look. */
export function WithdrawSheet({ isBusy, act, onClose }: { isBusy: boolean; act: Act; onClose: () => void }) {
  return (
    <Sheet title='要取消这件事吗？' onClose={onClose}>
      <Words>取消以后就不再找人了。已经有人来办的，会马上告诉他。</Words>
      <Button
        kind='main'
        isBusy={isBusy}
        onTap={() => void act({ action: 'withdraw' }).then((isDone) => isDone && onClose())}
      >
        取消这件事
      </Button>
      <Button kind='plain' onTap={onClose}>
        再等等
      </Button>
    </Sheet>
  )
}
