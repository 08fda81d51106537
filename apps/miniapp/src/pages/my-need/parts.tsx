import { COST_CLASS_TEXT, type OwnNeed, TIME_WINDOW_TEXT } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { appointmentText, momentText } from '../../time'
import { Card, classesOf, DoorCode, Heading, Icon, LinkRow, Note, Rule, Sheet, Steps, Words } from '../../ui'
import { stepsOf } from './history-steps'
import css from './parts.module.css'

const cx = classesOf(css)

/** Who comes, when, and the code to open the door for. */
export function VisitorCard({ need: { visitor, doorCode, history } }: { need: OwnNeed }) {
  if (!visitor) return null
  const title = [visitor.title, visitor.unitName].filter(Boolean).join(' · ')
  // What was agreed before the resident asked for another visit is over.
  const reopened = [...history].reverse().find(({ action }) => action === 'reopen')
  const isOver = reopened && visitor.agreedAt && Date.parse(visitor.agreedAt) < Date.parse(reopened.at)
  return (
    <Card>
      <View className={cx('who')}>
        <View className={cx('avatar', 'brook')} aria-hidden='true'>
          {visitor.surname}
        </View>
        <View className={cx('grow')}>
          <Heading level={2}>{visitor.surname}同志上门</Heading>
          {title && <Note>{title}</Note>}
        </View>
      </View>
      <View className={cx('when')}>
        <View className={cx('calendar')}>
          <Icon name='calendar' />
        </View>
        <View className={cx('grow')}>
          {visitor.agreedAt && !isOver ? appointmentText(visitor.agreedAt) : '会先打电话约时间'}
        </View>
      </View>
      {doorCode && (
        <>
          <Rule />
          <DoorCode code={doorCode} title='上门码' note='来人说对了再开门' />
        </>
      )}
    </Card>
  )
}

export function HistoryCard({ need }: { need: OwnNeed }) {
  const steps = stepsOf(need).map(({ lines, ...step }) => ({
    ...step,
    body: lines.map((line) => (
      <Words key={line} look='label'>
        {line}
      </Words>
    )),
  }))
  return (
    <Card>
      <Steps steps={steps} />
    </Card>
  )
}

/** What others may read, and who has read: two lines that open. */
export function PrivacyRows({ need }: { need: OwnNeed }) {
  const [shown, setShown] = useState<'hall' | 'readings'>()
  const readings = need.readings.length
  return (
    <View>
      {need.publication && <LinkRow icon='leaf' text='互助里别人看到的是什么' onTap={() => setShown('hall')} />}
      <LinkRow
        icon='eye'
        text={readings > 0 ? `有${readings}次查看您信息的记录` : '还没有人看过您的联系方式'}
        onTap={() => setShown('readings')}
      />
      {shown === 'hall' && <HallSheet need={need} onClose={() => setShown(undefined)} />}
      {shown === 'readings' && <ReadingsSheet need={need} onClose={() => setShown(undefined)} />}
    </View>
  )
}

function HallSheet({
  need: { publication, gridName, communityName },
  onClose,
}: {
  need: OwnNeed
  onClose: () => void
}) {
  if (!publication) return null
  return (
    <Sheet title='互助里看到的' onClose={onClose}>
      <Words>{publication.publicSummary}</Words>
      <Note>
        {[
          `约${publication.effortMinutes}分钟`,
          TIME_WINDOW_TEXT[publication.timeWindow],
          `${publication.headcount}人`,
          COST_CLASS_TEXT[publication.costClass],
          gridName ?? communityName,
        ].join(' · ')}
      </Note>
      <Words look='label'>这是社区写的，没有您的名字、电话和住址。</Words>
    </Sheet>
  )
}

function ReadingsSheet({ need: { readings, contact }, onClose }: { need: OwnNeed; onClose: () => void }) {
  return (
    <Sheet title='谁看过您的信息' onClose={onClose}>
      <Note>
        您留的电话 {contact.phoneMasked}
        {contact.hasAddress && '，还有住址'}
      </Note>
      {readings.length === 0 && <Words>还没有人看过。</Words>}
      {readings.map(({ at, by, what, reason }) => (
        <View key={`${at}${by}${what}`}>
          <Words>
            {by}看了{what === 'contact' ? '电话和住址' : '您写的话'}
          </Words>
          <Note>{[momentText(at), reason].filter(Boolean).join(' · ')}</Note>
        </View>
      ))}
    </Sheet>
  )
}
