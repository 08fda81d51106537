import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { IS_H5 } from '../../../../platform'
import { Branch, Button, Card, classesOf, Heading, Note, TextField, Words } from '../../../../ui'
import { editDraft, useDraft } from '../../parts/draft'
import { PhoneButton } from '../../parts/phone-button'
import css from '../../parts/registration.module.css'
import { isAlias, nameProblem } from '../../parts/standing'
import type { Mine, UseMine } from './use-mine'

const cx = classesOf(css)

const apply = (kind: 'home' | 'floating') =>
  void Taro.navigateTo({ url: `/packages/registration/pages/apply/index?kind=${kind}` })

/** Not registered anywhere: one tap with WeChat's telephone, or choosing a community, which is as good. */
export function StartCard({ mine, value }: { mine: UseMine; value: Mine }) {
  // A verified phone has said what it can: the desk is the way that is left.
  const canVerify = !IS_H5 && value.phoneMasked === undefined
  return (
    <>
      <Card tone='tang'>
        <View className={cx('invite')}>
          <View className={cx('grow')}>
            <Heading level={2} look='title'>
              到社区报到
            </Heading>
            <Words look='label'>报个到，就能看到邻居的心愿。只填一次，不打卡、不排名。</Words>
          </View>
          <Branch />
        </View>
      </Card>
      <Card>
        <View className={cx('stack')}>
          {canVerify && <ByPhone mine={mine} ownName={value.profile.name} />}
          <View className={cx('wide-buttons')}>
            <Button kind={canVerify ? 'line' : 'main'} size='big' isWide icon='pin' onTap={() => apply('home')}>
              选社区申请报到
            </Button>
            <Button kind='plain' onTap={() => apply('floating')}>
              我是外地来的流动党员
            </Button>
          </View>
          <Note>{canVerify ? '两种办法一样算数。申请的，社区确认以后生效。' : '社区确认以后生效。'}</Note>
        </View>
      </Card>
    </>
  )
}

function ByPhone({ mine, ownName }: { mine: UseMine; ownName: string }) {
  const draft = useDraft()
  const [problem, setProblem] = useState<string>()
  const name = draft.name || (isAlias(ownName) ? '' : ownName)
  const text = '用微信手机号报到'

  return (
    <>
      <TextField
        id='name'
        label='您的姓名'
        placeholder='单位名册上写的那个'
        maxLength={20}
        note='和手机号一起核对单位名册。邻居只看到您的姓。'
        value={name}
        error={problem}
        onChange={(next) => {
          setProblem(undefined)
          editDraft({ name: next })
        }}
      />
      {nameProblem(name) === undefined ? (
        <PhoneButton isMain isBusy={mine.isBusy} text={text} onCode={(code) => void mine.verify(code, name.trim())} />
      ) : (
        <Button kind='main' size='big' isWide icon='mobile' onTap={() => setProblem(nameProblem(name))}>
          {text}
        </Button>
      )}
    </>
  )
}

/** The roster says where: one tap, in force at once. */
export function RosterCard({ mine, value }: { mine: UseMine; value: Mine }) {
  const { unit } = value
  if (!unit) return null
  return (
    <Card tone='tang'>
      <View className={cx('stack')}>
        <View>
          <Heading level={2} look='title'>
            {`${unit.unitName}结对的是${unit.areaName ?? ''}`}
          </Heading>
          <Words look='label'>您在单位名册上，点一下就报到好了，不用等。</Words>
        </View>
        <Button kind='main' size='big' isWide isBusy={mine.isBusy} onTap={() => void mine.joinByRoster()}>
          {`到${unit.areaName ?? ''}报到`}
        </Button>
        {value.mayRegister.includes('home') && (
          <Button kind='plain' onTap={() => apply('home')}>
            报到到我住的社区
          </Button>
        )}
      </View>
    </Card>
  )
}
