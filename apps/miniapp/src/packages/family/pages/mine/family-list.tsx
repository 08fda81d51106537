import { type FamilyList as List, type FamilyMember, KINSHIP_TEXT } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import {
  Banner,
  Button,
  Card,
  Chip,
  classesOf,
  Empty,
  Heading,
  LeafBox,
  Note,
  Sheet,
  Toast,
  Words,
} from '../../../../ui'
import css from '../../parts/family.module.css'
import type { Family } from './use-family'

const cx = classesOf(css)

type FamilyListProps = { family: Family; list: List; isAdding: boolean; onAdd: () => void }

export function FamilyList({ family, list, isAdding, onAdd }: FamilyListProps) {
  const [asked, setAsked] = useState<FamilyMember>()
  const { loaded, shown, told, refusal, toast } = family
  return (
    <>
      {loaded.phase === 'ready' && loaded.failure !== undefined && (
        <Banner icon='offline' tone='honey' text='现在连不上，下面是刚才看到的' />
      )}
      {told && <Banner icon='check-circle' tone='leaf' text={told} />}
      {refusal && !isAdding && !asked && <Banner icon='warning' tone='honey' text={refusal} />}
      {list.withdrawnAt && <Banner icon='shield' tone='stone' text='有家人请社区把自己从名单上去掉了。' />}
      {shown.length === 0 && (
        <Empty title='替家人说心愿' text='把家人记下来，许心愿的时候点一下名字就行，不用每次再写。'>
          <Button kind='main' size='big' icon='plus' onTap={onAdd}>
            加一位家人
          </Button>
        </Empty>
      )}
      {shown.map((member) => (
        <MemberCard
          key={member.familyId}
          member={member}
          onRemove={() => family.remove(member)}
          onAsk={() => setAsked(member)}
        />
      ))}
      <Note>这张名单只有您自己看得到。家人不愿意了，随时去掉，去掉就删干净；家人也可以请社区去掉。</Note>
      {asked && <ConsentSheet member={asked} family={family} onClose={() => setAsked(undefined)} />}
      {toast && <Toast {...toast} />}
    </>
  )
}

function MemberCard({
  member: { name, kinship, areaName, isUnder14, needsConsent },
  onRemove,
  onAsk,
}: {
  member: FamilyMember
  onRemove: () => void
  onAsk: () => void
}) {
  return (
    <Card>
      <View className={cx('stack')}>
        <View className={cx('who')}>
          <LeafBox name='family' tone='brook' size='s' />
          <View className={cx('grow')}>
            <Heading level={2}>{name}</Heading>
            <Note>{[KINSHIP_TEXT[kinship], isUnder14 && '未满14岁', areaName].filter(Boolean).join(' · ')}</Note>
          </View>
          <Button kind='plain' size='small' label={`把${name}去掉`} onTap={onRemove}>
            去掉
          </Button>
        </View>
        {needsConsent && (
          <View className={cx('who')}>
            <View className={cx('grow')}>
              <Chip tone='honey' icon='ask' text='要再问一次' />
            </View>
            <Button size='small' label={`问过了，${name}同意`} onTap={onAsk}>
              问过了
            </Button>
          </View>
        )}
      </View>
    </Card>
  )
}

/** The text is a new one, or a child has grown up: nothing is asked for them until it is said again. */
function ConsentSheet({ member, family, onClose }: { member: FamilyMember; family: Family; onClose: () => void }) {
  return (
    <Sheet title={`${member.name}还同意吗？`} onClose={onClose}>
      <Words>
        {member.isUnder14
          ? '隐私说明有了新的一版。您是孩子的监护人，请您再同意一次，才能替孩子许心愿。'
          : '隐私说明有了新的一版，或者孩子满14岁了。请再问一次家人，同意了，才能替他许心愿。'}
      </Words>
      {family.refusal && <Words>{family.refusal}</Words>}
      <Button
        kind='main'
        size='big'
        isBusy={family.isBusy}
        onTap={() => void family.renewConsent(member).then((isDone) => isDone && onClose())}
      >
        {member.isUnder14 ? '我是监护人，我同意' : '我问过了，家人同意'}
      </Button>
    </Sheet>
  )
}
