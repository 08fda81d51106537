import { CATEGORY_TEXT, GRADE_TEXT, type Grade, type OwnNeed } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { titleOf } from '../../needs'
import { goBack, Page } from '../../shell/page'
import { Banner, Button, Card, Heading, Note, StatusChip, Toast, useUndo, Words } from '../../ui'
import { HistoryCard, PrivacyRows, VisitorCard } from './parts'
import { DeclinedTurn, GradeTurn, ReopenSheet, SupplyTurn, WithdrawSheet } from './turns'
import type { Act } from './use-my-need'

/** Draws what `need.actions` allows, the resident's turn first. */
export function MyNeedView({
  need,
  isBusy,
  message,
  told,
  isNew,
  act,
}: {
  need: OwnNeed
  isBusy: boolean
  message: string | undefined
  /** What was just done, as a receipt. */
  told: string | undefined
  isNew: boolean
  act: Act
}) {
  const [sheet, setSheet] = useState<'reopen' | 'withdraw'>()
  const { chosen, grade, toast } = useGrade(act)
  const can = (action: OwnNeed['actions'][number]) => need.actions.includes(action)
  const close = () => setSheet(undefined)
  return (
    <Page
      title='我的事'
      foot={
        isNew && (
          <Button kind='main' size='big' isWide onTap={goBack}>
            好，知道了
          </Button>
        )
      }
    >
      {isNew && need.status === 'submitted' && <Banner icon='check-circle' tone='leaf' text='收到了，社区会尽快看。' />}
      {told && <Banner icon='check-circle' tone='leaf' text={told} />}
      {message && <Banner icon='warning' tone='honey' text={message} />}
      <Head need={need} />
      {can('supply') && <SupplyTurn need={need} isBusy={isBusy} act={act} />}
      {need.decline && <DeclinedTurn need={need} isBusy={isBusy} act={act} canResubmit={can('resubmit')} />}
      {can('confirm') && (
        <GradeTurn
          need={need}
          chosen={chosen}
          onChoose={grade}
          onReopen={can('reopen') ? () => setSheet('reopen') : undefined}
        />
      )}
      {!can('confirm') && need.status !== 'closed' && <VisitorCard need={need} />}
      {need.status === 'closed' && need.result && (
        <Card>
          <Heading level={2}>办成这样</Heading>
          <Words>{need.result}</Words>
        </Card>
      )}
      <HistoryCard need={need} />
      <PrivacyRows need={need} />
      {!can('confirm') && can('reopen') && (
        <Button kind='line' icon='undo' onTap={() => setSheet('reopen')}>
          还没办好，请再来一趟
        </Button>
      )}
      {can('withdraw') && (
        <Button kind='plain' onTap={() => setSheet('withdraw')}>
          不用了，取消
        </Button>
      )}
      {sheet === 'reopen' && <ReopenSheet isBusy={isBusy} act={act} onClose={close} />}
      {sheet === 'withdraw' && <WithdrawSheet isBusy={isBusy} act={act} onClose={close} />}
      {toast && <Toast {...toast} />}
    </Page>
  )
}

/** Where it stands, in whose words, and what it is about. */
function Head({ need }: { need: OwnNeed }) {
  return (
    <>
      {/* The question below says the same, larger. */}
      {!need.actions.includes('confirm') && (
        <View>
          <StatusChip status={need.status} text={need.statusText} />
        </View>
      )}
      <Heading level={2} look='title'>
        {titleOf(need)}
      </Heading>
      <Note>
        {[
          CATEGORY_TEXT[need.category],
          need.gridName ?? need.communityName,
          need.onBehalf && `替${need.onBehalf.name ?? '家人'}许的`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Note>
    </>
  )
}

/** A face is one tap; for 5 s it can be taken back, then it is sent. */
function useGrade(act: Act) {
  const [chosen, setChosen] = useState<Grade>()
  const { start, cancel, toast } = useUndo(() => setChosen(undefined))
  const grade = (next: Grade) => {
    if (chosen !== undefined) cancel()
    setChosen(next)
    start(
      `已评“${GRADE_TEXT[next]}”`,
      () => void act({ action: 'confirm', grade: next }).then((isDone) => !isDone && setChosen(undefined)),
    )
  }
  return { chosen, grade, toast }
}
