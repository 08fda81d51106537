import { GRADE_TEXT, type HeldNeed, RELATIONSHIP_TEXT } from '@microwish/contract'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { platform } from '../../../../platform'
import { appointmentText } from '../../../../time'
import {
  Banner,
  Button,
  Card,
  classesOf,
  DoorCode,
  FieldError,
  Heading,
  Icon,
  Note,
  Rule,
  StatusChip,
  Words,
  type IconName,
} from '../../../../ui'
import css from './held-details.module.css'
import { HeldHistory } from './held-history'
import type { Asking } from './held-sheets'

const cx = classesOf(css)

type HeldDetailsProps = { need: HeldNeed; refusal: string | undefined; onAsk: (asking: Asking) => void }

export function HeldDetails({ need, refusal, onAsk }: HeldDetailsProps) {
  return (
    <>
      <View className={cx('top')}>
        <View className={cx('chips')}>
          <StatusChip status={need.status} text={need.statusText} />
        </View>
        <Heading level={2} look='title'>
          {need.publicSummary}
        </Heading>
        <Words>{need.text ? `“${need.text}”` : '没有写下来，请打电话问一问。'}</Words>
      </View>
      {refusal && <FieldError id='held' text={refusal} />}
      <Standing need={need} />
      <Visit need={need} onAsk={onAsk} />
      <View className={cx('read')}>
        <Icon name='eye' size='s' />
        <View>{`这是第${need.readingCount}次查看，已记录`}</View>
      </View>
      <Card>
        <HeldHistory lines={need.history} />
      </Card>
      <Others need={need} onAsk={onAsk} />
    </>
  )
}

/** What the holder waits for, if anything. */
function Standing({ need }: { need: HeldNeed }) {
  if (need.question) return <Banner icon='ask' tone='honey' text={`等居民补充：${need.question}`} />
  if (need.status !== 'fulfilled') return null
  const text = need.grade ? `居民评价：${GRADE_TEXT[need.grade]}` : '已经告诉居民办好了，等居民看一看'
  return <Banner icon='face' tone='honey' text={text} />
}

/** When, whom, where, and the code to say at the door. */
function Visit({ need, onAsk }: Omit<HeldDetailsProps, 'refusal'>) {
  const { agreedAt, contact, onBehalf } = need
  const behalf = onBehalf && `${RELATIONSHIP_TEXT[onBehalf.relationship]}${onBehalf.name ? `：${onBehalf.name}` : ''}`
  return (
    <Card>
      <Row icon='calendar'>
        <View className={cx('words')}>
          {agreedAt ? <Appointment at={agreedAt} /> : <Words>还没约好时间，请先打电话</Words>}
        </View>
        {need.actions.includes('progress') && (
          <Button kind='plain' size='small' onTap={() => onAsk('time')}>
            {agreedAt ? '改时间' : '定时间'}
          </Button>
        )}
      </Row>
      <Rule />
      <Row icon='phone'>
        <View className={cx('words')}>
          <Words>{contact.name ?? '居民'}</Words>
          {behalf && <Note>{behalf}</Note>}
          <View className={cx('number')}>{spaced(contact.phone)}</View>
        </View>
        <Button
          size='small'
          label={`打电话给${contact.name ?? '居民'}`}
          onTap={() => platform.callPhone(contact.phone)}
        >
          打电话
        </Button>
      </Row>
      <Rule />
      <Row icon='pin'>
        <View className={cx('words')}>
          <Words>{contact.address ?? '没有留住址，请在电话里问'}</Words>
          <Note>{[need.communityName, need.gridName].filter(Boolean).join(' · ')}</Note>
        </View>
      </Row>
      {need.doorCode !== '' && (
        <>
          <Rule />
          <DoorCode code={need.doorCode} title='上门码' note='敲门时说' />
        </>
      )}
    </Card>
  )
}

/** Day and hour, each kept in one line. */
function Appointment({ at }: { at: string }) {
  return (
    <View>
      {appointmentText(at)
        .split(' ')
        .map((piece) => (
          <View key={piece} className={cx('piece')}>
            {piece}
          </View>
        ))}
    </View>
  )
}

function Row({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <View className={cx('row')}>
      <Icon name={icon} />
      {children}
    </View>
  )
}

/** 160 0000 0002; a landline stays as it was written. */
const spaced = (phone: string) => phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')

const LESS_OFTEN = [
  { action: 'ask', word: '请居民补充' },
  { action: 'hand_over', word: '转给同事' },
  { action: 'release', word: '办不了，退回' },
] as const

function Others({ need, onAsk }: Omit<HeldDetailsProps, 'refusal'>) {
  return (
    <View className={cx('others')}>
      {LESS_OFTEN.filter(({ action }) => need.actions.includes(action)).map(({ action, word }) => (
        <Button key={action} kind='plain' size='small' onTap={() => onAsk(action)}>
          {word}
        </Button>
      ))}
    </View>
  )
}
