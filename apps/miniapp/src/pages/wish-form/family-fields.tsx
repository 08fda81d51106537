import { type FamilyMember, listFamily } from '@microwish/contract'
import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { call } from '../../api'
import { findPlace } from '../../profile'
import { useTextSet } from '../../text-set'
import { CheckRow, classesOf, Heading, LinkRow, Note, Pick, TextField } from '../../ui'
import css from './sections.module.css'
import type { WishForm } from './use-wish-form'

const cx = classesOf(css)

/** The consent of somebody on the list is theirs alone: it goes when they are no longer meant. */
const NOBODY = { familyId: undefined, familyName: '', hasFamilyConsent: false }

/** For oneself, for somebody of 我的家人 by a tap, or for somebody whom one names. */
export function FamilyFields({ form: { draft, problems, edit } }: { form: WishForm }) {
  const { isForFamily, familyId } = draft
  // 长辈版 asks one thing at a time, and whoever uses it is spoken for more often than they speak for others.
  const isElder = useTextSet() === 'elder'
  const family = useFamilyList(isForFamily && !isElder)
  const chosen = family.find((member) => member.familyId === familyId)
  /** What is taken back when this person is no longer meant. */
  const nobody = familyId ? { ...NOBODY, ...(chosen?.areaId && { place: undefined }) } : {}

  function choose({ familyId: next, name, areaId }: FamilyMember) {
    edit({ ...nobody, familyId: next, familyName: name, hasFamilyConsent: true }, 'family')
    if (!areaId) return
    // Without an answer the place stays as it is, to be seen and changed by hand.
    findPlace(areaId).then(
      (place) => place && edit({ place }, 'place'),
      () => undefined,
    )
  }

  return (
    <View id='field-family'>
      <Heading level={2}>给谁许？</Heading>
      <View className={cx('picks')} role='radiogroup' ariaLabel='给谁许'>
        <Pick word='自己' isOn={!isForFamily} onTap={() => edit({ isForFamily: false, ...nobody }, 'family')} />
        <Pick word='家人' isOn={isForFamily} onTap={() => edit({ isForFamily: true }, 'family')} />
      </View>
      {isForFamily && family.length > 0 && (
        <Members family={family} chosen={chosen} onChoose={choose} onOther={() => edit(nobody, 'family')} />
      )}
      {isForFamily && !chosen && (
        <View className={cx('family')}>
          <TextField
            id='family-name'
            label='怎么称呼家人（可不填）'
            maxLength={20}
            placeholder='比如：爸爸'
            value={draft.familyName}
            onChange={(familyName) => edit({ ...nobody, familyName })}
          />
          <CheckRow
            id='family'
            text='家人同意我替他许'
            isOn={draft.hasFamilyConsent}
            error={problems.family}
            onTap={() => edit({ hasFamilyConsent: !draft.hasFamilyConsent }, 'family')}
          />
          {family.length === 0 && (
            <LinkRow
              icon='family'
              text='记到「我的家人」，下次点名字就行'
              onTap={() => void Taro.navigateTo({ url: '/packages/family/pages/mine/index' })}
            />
          )}
        </View>
      )}
    </View>
  )
}

/** Whoever is on the list has agreed; whoever must be asked once more is asked there. */
function Members({
  family,
  chosen,
  onChoose,
  onOther,
}: {
  family: readonly FamilyMember[]
  chosen: FamilyMember | undefined
  onChoose: (member: FamilyMember) => void
  onOther: () => void
}) {
  const silent = family.filter(({ needsConsent }) => needsConsent).map(({ name }) => name)
  return (
    <>
      <View className={cx('picks')} role='radiogroup' ariaLabel='哪位家人'>
        {family
          .filter(({ needsConsent }) => !needsConsent)
          .map((member) => (
            <Pick key={member.familyId} word={member.name} isOn={chosen === member} onTap={() => onChoose(member)} />
          ))}
        <Pick word='别的家人' isOn={!chosen} onTap={onOther} />
      </View>
      {silent.length > 0 && <Note>{`${silent.join('、')}要再问一次同意，到「我的 › 我的家人」里点一下。`}</Note>}
    </>
  )
}

/** The list once it is needed, and anew when the page shows; without an answer the name is typed as ever. */
function useFamilyList(isWanted: boolean): readonly FamilyMember[] {
  const [family, setFamily] = useState<readonly FamilyMember[]>([])
  const load = useCallback(() => {
    if (!isWanted) return
    call(listFamily, {}).then(
      ({ items }) => setFamily(items),
      () => undefined,
    )
  }, [isWanted])
  useEffect(load, [load])
  useDidShow(load)
  return family
}
