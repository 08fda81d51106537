import { type FamilyMember, listFamily } from '@microwish/contract'
import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { call } from '../../api'
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
  const isNamed = isForFamily && !family.some((member) => member.familyId === familyId)
  return (
    <View id='field-family'>
      <Heading level={2}>给谁许？</Heading>
      <View className={cx('picks')} role='radiogroup' ariaLabel='给谁许'>
        <Pick
          word='自己'
          isOn={!isForFamily}
          onTap={() => edit({ isForFamily: false, ...(familyId && NOBODY) }, 'family')}
        />
        <Pick word='家人' isOn={isForFamily} onTap={() => edit({ isForFamily: true }, 'family')} />
      </View>
      {isForFamily && family.length > 0 && <Members family={family} chosen={familyId} edit={edit} />}
      {isNamed && (
        <View className={cx('family')}>
          <TextField
            id='family-name'
            label='怎么称呼家人（可不填）'
            maxLength={20}
            placeholder='比如：爸爸'
            value={draft.familyName}
            onChange={(familyName) => edit({ ...(familyId && NOBODY), familyName })}
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
  edit,
}: {
  family: readonly FamilyMember[]
  chosen: FamilyMember['familyId'] | undefined
  edit: WishForm['edit']
}) {
  const silent = family.filter(({ needsConsent }) => needsConsent).map(({ name }) => name)
  return (
    <>
      <View className={cx('picks')} role='radiogroup' ariaLabel='哪位家人'>
        {family
          .filter(({ needsConsent }) => !needsConsent)
          .map(({ familyId, name }) => (
            <Pick
              key={familyId}
              word={name}
              isOn={chosen === familyId}
              onTap={() => edit({ familyId, familyName: name, hasFamilyConsent: true }, 'family')}
            />
          ))}
        <Pick
          word='别的家人'
          isOn={!family.some(({ familyId }) => familyId === chosen)}
          onTap={() => edit(NOBODY, 'family')}
        />
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
