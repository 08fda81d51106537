import { NOTE_MAX, type RegistrationKind } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PlaceSheet } from '../../../../parts/place-sheet'
import {
  Banner,
  Button,
  Card,
  CheckRow,
  classesOf,
  FieldError,
  Heading,
  Icon,
  Note,
  Pick,
  TextArea,
  TextField,
} from '../../../../ui'
import css from '../../parts/registration.module.css'
import type { ApplyForm as Form } from './use-apply'

const cx = classesOf(css)

const KINDS: { kind: RegistrationKind; word: string }[] = [
  { kind: 'home', word: '我住的社区' },
  { kind: 'unit', word: '单位结对的社区' },
  { kind: 'floating', word: '流动党员报到' },
]

export function ApplyForm({ form }: { form: Form }) {
  const { draft, free, refusal, edit } = form
  return (
    <>
      {refusal && <Banner icon='warning' tone='honey' text={refusal} />}
      <View>
        <Heading level={2}>到哪里报到？</Heading>
        <View className={cx('picks')} role='radiogroup' ariaLabel='到哪里报到'>
          {KINDS.filter(({ kind }) => free.includes(kind)).map(({ kind, word }) => (
            <Pick key={kind} word={word} isOn={draft.kind === kind} onTap={() => edit({ kind })} />
          ))}
        </View>
        <PlaceRow form={form} />
      </View>
      <Card>
        <View className={cx('stack')}>
          <PersonFields form={form} />
          <PartyFields form={form} />
          <TextArea
            id='note'
            label='还想说的（可不填）'
            placeholder='比如：住在榆钱里，周末有空'
            maxLength={NOTE_MAX}
            value={draft.note}
            onChange={(note) => edit({ note })}
          />
        </View>
      </Card>
      <Note>上面写的，只有确认报到的社区干部看得到，邻居看不到。</Note>
    </>
  )
}

function PlaceRow({ form: { draft, problems, edit } }: { form: Form }) {
  const [isChoosing, setChoosing] = useState(false)
  return (
    <View>
      <View className={cx('place')}>
        <Icon name='pin' size='s' />
        <View className={cx('grow')}>{draft.place?.communityName ?? '还没有选社区'}</View>
        <Button size='small' kind='line' onTap={() => setChoosing(true)}>
          {draft.place ? '换一个' : '选社区'}
        </Button>
      </View>
      {problems.place && <FieldError id='place' text={problems.place} />}
      {isChoosing && (
        <PlaceSheet
          verb='去'
          isGridAsked={false}
          onClose={() => setChoosing(false)}
          onChoose={(place) => {
            edit({ place }, 'place')
            setChoosing(false)
          }}
        />
      )}
    </View>
  )
}

function PersonFields({ form: { draft, ownName, problems, edit } }: { form: Form }) {
  return (
    <>
      {ownName === '' ? (
        <TextField
          id='name'
          label='您的姓名'
          maxLength={20}
          value={draft.name}
          error={problems.name}
          onChange={(name) => edit({ name }, 'name')}
        />
      ) : (
        <Note>{`用「${ownName}」这个名字申请。`}</Note>
      )}
      <TextField
        id='unit'
        label='在哪里工作（可不填）'
        placeholder='比如：县水务局'
        maxLength={40}
        value={draft.unitText}
        onChange={(unitText) => edit({ unitText })}
      />
    </>
  )
}

function PartyFields({ form: { draft, problems, edit } }: { form: Form }) {
  if (draft.kind === 'floating')
    return (
      <TextField
        id='branch'
        label='组织关系在哪个党支部'
        placeholder='比如：某某县某某村党支部'
        maxLength={60}
        value={draft.homeBranch}
        error={problems.homeBranch}
        onChange={(homeBranch) => edit({ homeBranch }, 'homeBranch')}
      />
    )
  return (
    <CheckRow
      id='party'
      text='我是党员（可不选）'
      note='邻居看到的是「志愿者」，除非您以后自己选择亮身份。'
      isOn={draft.isPartyMember}
      onTap={() => edit({ isPartyMember: !draft.isPartyMember })}
    />
  )
}
