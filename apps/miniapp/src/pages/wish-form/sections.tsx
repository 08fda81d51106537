import { Category, CATEGORY_TEXT, TEXT_MAX } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { CONSENT } from '../../messages'
import { ContactFields } from '../../parts/contact-fields'
import { PlaceSheet } from '../../parts/place-sheet'
import { maskPhone, placeText } from '../../profile'
import {
  Button,
  Card,
  CATEGORY_LOOK,
  CategoryTile,
  CheckRow,
  classesOf,
  FieldError,
  Heading,
  Icon,
  Note,
  TextArea,
} from '../../ui'
import { FamilyFields } from './family-fields'
import type { WishForm } from './use-wish-form'
import css from './sections.module.css'

const cx = classesOf(css)

type SectionProps = { form: WishForm }

export function CategorySection({ form: { draft, problems, edit } }: SectionProps) {
  return (
    <View id='field-category'>
      <Heading level={2}>是哪一类的事？</Heading>
      <View className={cx('categories')} role='radiogroup' ariaLabel='是哪一类的事'>
        {Category.options.map((category) => (
          <CategoryTile
            key={category}
            word={CATEGORY_TEXT[category]}
            {...CATEGORY_LOOK[category]}
            isOn={draft.category === category}
            onTap={() => edit({ category }, 'category')}
          />
        ))}
      </View>
      {problems.category && <FieldError id='category' text={problems.category} />}
    </View>
  )
}

export function WordsSection({ form: { draft, problems, edit, check } }: SectionProps) {
  return (
    <View id='field-text'>
      <TextArea
        id='text'
        label='想要什么，说一说'
        placeholder='比如：厨房灯不亮了，想请人换一下'
        maxLength={TEXT_MAX}
        value={draft.text}
        error={problems.text}
        onChange={(text) => edit({ text }, 'text')}
        onDone={() => {
          if (draft.text.trim() !== '') check(['text'])
        }}
      />
    </View>
  )
}

/** For whom, where, and how to reach them; one card to glance at for whoever has been here before. */
export function WhoSection({ form, isOpen }: SectionProps & { isOpen: boolean }) {
  const [isEditing, setEditing] = useState(isOpen)
  const { draft, problems } = form
  const mustMend = Boolean(problems.place ?? problems.phone ?? problems.family)
  if (isEditing || mustMend) return <WhoFields form={form} />
  return (
    <Card>
      <View className={cx('summary')}>
        <Icon name='person' />
        <View className={cx('grow')}>
          <View className={cx('summary-title')}>
            {draft.isForFamily ? `替${draft.familyName || '家人'}许` : '给自己许'}
            {draft.place && ` · ${draft.place.gridName ?? draft.place.communityName}`}
          </View>
          <Note>联系电话 {maskPhone(draft.contact.phone)}</Note>
        </View>
        <Button kind='plain' size='small' onTap={() => setEditing(true)}>
          改一改
        </Button>
      </View>
    </Card>
  )
}

function WhoFields({ form }: SectionProps) {
  return (
    <Card>
      <View className={cx('fields')}>
        <FamilyFields form={form} />
        <PlaceField form={form} />
        <PhoneFields form={form} />
      </View>
    </Card>
  )
}

/** Two questions of their own in 长辈版. */
export function FamilyAndPlaceSection({ form }: SectionProps) {
  return (
    <View className={cx('fields')}>
      <FamilyFields form={form} />
      <PlaceField form={form} />
    </View>
  )
}

export function PhoneFields({ form: { draft, problems, edit } }: SectionProps) {
  return (
    <View id='field-phone' className={cx('fields')}>
      <ContactFields
        contact={draft.contact}
        phoneError={problems.phone}
        onChange={(contact) => edit({ contact }, 'phone')}
      />
    </View>
  )
}

function PlaceField({ form: { draft, problems, edit } }: SectionProps) {
  const [isChoosing, setChoosing] = useState(false)
  return (
    <View id='field-place'>
      <Heading level={2}>住在哪里？</Heading>
      <View className={cx('summary', 'place')}>
        <Icon name='pin' size='s' />
        <View className={cx('grow')}>{draft.place ? placeText(draft.place) : '还没有选'}</View>
        <Button size='small' kind='line' onTap={() => setChoosing(true)}>
          {draft.place ? '换一个' : '选社区'}
        </Button>
      </View>
      {problems.place && <FieldError id='place' text={problems.place} />}
      {isChoosing && (
        <PlaceSheet
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

export function ConsentSection({ form: { draft, isKnown, problems, edit } }: SectionProps) {
  if (isKnown)
    return (
      <View className={cx('privacy')}>
        <Icon name='shield' size='s' />
        <Note>{CONSENT.again}</Note>
      </View>
    )
  return (
    <View id='field-consent'>
      <CheckRow
        id='consent'
        text={CONSENT.sentence}
        note={CONSENT.who}
        isOn={draft.hasConsented}
        error={problems.consent}
        onTap={() => edit({ hasConsented: !draft.hasConsented }, 'consent')}
      />
    </View>
  )
}
