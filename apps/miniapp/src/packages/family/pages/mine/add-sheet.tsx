import { Kinship, KINSHIP_TEXT } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PlaceSheet } from '../../../../parts/place-sheet'
import { placeText } from '../../../../profile'
import { Button, CheckRow, classesOf, FieldError, Heading, LinkRow, Pick, Sheet, TextField } from '../../../../ui'
import {
  childYears,
  editDraft,
  type FamilyDraft,
  familyProblems,
  type FamilyProblems,
  useFamilyDraft,
} from '../../parts/family-draft'
import css from '../../parts/family.module.css'
import type { Family } from './use-family'

const cx = classesOf(css)

/** One name, one tap for who they are, one for their consent. */
export function AddSheet({ family, onClose }: { family: Family; onClose: () => void }) {
  const draft = useFamilyDraft()
  const [problems, setProblems] = useState<FamilyProblems>({})
  const [isChoosing, setChoosing] = useState(false)

  function edit(change: Partial<FamilyDraft>, field?: keyof FamilyProblems) {
    editDraft(change)
    family.forget()
    if (field) setProblems(({ [field]: _mended, ...rest }) => rest)
  }

  async function submit() {
    const found = familyProblems(draft)
    setProblems(found)
    const { kinship } = draft
    if (Object.keys(found).length > 0 || !kinship) return
    if (await family.add({ ...draft, kinship })) onClose()
  }

  const problemCount = Object.keys(problems).length
  // What is to be mended may be scrolled away: that there is something is said beside the button that was tapped.
  const toMend = family.refusal ?? (problemCount > 0 && `还差${problemCount}处，请看标红的字。`)
  if (isChoosing)
    return (
      <PlaceSheet
        onClose={() => setChoosing(false)}
        onChoose={(place) => {
          edit({ place })
          setChoosing(false)
        }}
      />
    )
  return (
    <Sheet title='加一位家人' onClose={onClose}>
      <TextField
        id='family-name'
        label='怎么称呼'
        placeholder='比如：爸爸'
        note='只有您自己看得到。替家人许心愿时，办这件事的人才看得到。'
        maxLength={20}
        value={draft.name}
        error={problems.name}
        onChange={(name) => edit({ name }, 'name')}
      />
      <View>
        <Heading level={3}>是您的什么人</Heading>
        <View className={cx('picks')} role='radiogroup' ariaLabel='是您的什么人'>
          {Kinship.options.map((kinship) => (
            <Pick
              key={kinship}
              word={KINSHIP_TEXT[kinship]}
              isOn={draft.kinship === kinship}
              onTap={() => edit({ kinship }, 'kinship')}
            />
          ))}
        </View>
        {problems.kinship && <FieldError id='kinship' text={problems.kinship} />}
      </View>
      <LinkRow
        icon='pin'
        text={draft.place ? `住在${placeText(draft.place)}` : '不住一起？选住的社区（可不选）'}
        onTap={() => setChoosing(true)}
      />
      <ConsentFields draft={draft} problems={problems} edit={edit} />
      <View className={cx('foot')}>
        {toMend && <FieldError id='add' text={toMend} />}
        <Button kind='main' size='big' isWide isBusy={family.isBusy} onTap={() => void submit()}>
          记下来
        </Button>
      </View>
    </Sheet>
  )
}

function ConsentFields({
  draft,
  problems,
  edit,
}: {
  draft: FamilyDraft
  problems: FamilyProblems
  edit: (change: Partial<FamilyDraft>, field?: keyof FamilyProblems) => void
}) {
  // Two consents of different people: one is never taken for the other.
  const toggleChild = () => edit({ isUnder14: !draft.isUnder14, hasConsent: false }, 'consent')
  return (
    <>
      <CheckRow id='child' text='未满14岁' isOn={draft.isUnder14} onTap={toggleChild} />
      {draft.isUnder14 && (
        <View>
          <Heading level={3}>哪年出生</Heading>
          <View className={cx('picks')} role='radiogroup' ariaLabel='哪年出生'>
            {childYears(new Date().getFullYear()).map((year) => (
              <Pick
                key={year}
                word={String(year)}
                isOn={draft.birthYear === year}
                onTap={() => edit({ birthYear: year }, 'birthYear')}
              />
            ))}
          </View>
          {problems.birthYear && <FieldError id='birth-year' text={problems.birthYear} />}
        </View>
      )}
      <CheckRow
        id='family-consent'
        text={draft.isUnder14 ? '我是孩子的监护人，我同意替孩子许心愿' : '我问过了，家人同意'}
        isOn={draft.hasConsent}
        error={problems.consent}
        onTap={() => edit({ hasConsent: !draft.hasConsent }, 'consent')}
      />
    </>
  )
}
