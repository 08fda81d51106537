import type { Me } from '@microwish/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { loadMe, useMe } from '../../me'
import { CLIENT_VERSION } from '../../transport'
import { Card, classesOf, Heading, LeafBox, LinkRow, Note, Rule, Skeleton, Words } from '../../ui'
import { LoadFailed } from '../mutual/load-failed'
import { registrationsOf } from '../mutual/use-standing'
import css from './my-page.module.css'
import { Privacy } from './privacy'
import { registrationTexts } from './registration-texts'
import { SignOut } from './sign-out'
import { TextSizes } from './text-sizes'

const cx = classesOf(css)

export function MyPage() {
  const me = useMe()
  const [error, setError] = useState<unknown>()
  const isUnknown = me === undefined
  const load = useCallback(() => {
    setError(undefined)
    loadMe().catch(setError)
  }, [])
  useEffect(() => {
    if (isUnknown) load()
  }, [isUnknown, load])
  if (!me) return error === undefined ? <Skeleton /> : <LoadFailed error={error} onRetry={load} />
  return (
    <>
      <View className={cx('who')}>
        <LeafBox name='person' tone='tang' />
        <Heading level={2} look='title'>
          {me.name}
        </Heading>
      </View>
      <MyThings me={me} />
      <Registrations me={me} />
      <TextSizes />
      <Privacy />
      <SignOut />
      <View className={cx('version')}>清棠微心愿 {CLIENT_VERSION}</View>
    </>
  )
}

const to = (url: string) => () => void Taro.navigateTo({ url })

function MyThings({ me }: { me: Me }) {
  const isHelper = registrationsOf(me).length > 0
  const isLiaison = me.memberships.some(({ role }) => role === 'unit_liaison')
  return (
    <Card>
      <LinkRow icon='list' text='我的事' onTap={to('/pages/my-needs/index')} />
      {isHelper && <LinkRow icon='hands' text='我的认领' onTap={to('/packages/member/pages/claimed/index')} />}
      <LinkRow icon='family' text='我的家人' onTap={to('/packages/family/pages/mine/index')} />
      {isLiaison && <LinkRow icon='goods' text='我的单位' onTap={to('/packages/unit/pages/mine/index')} />}
      {me.hasDesk && <LinkRow icon='inbox' text='进工作台' onTap={to('/packages/desk/pages/enter/index')} />}
    </Card>
  )
}

function Registrations({ me }: { me: Me }) {
  const texts = registrationTexts(me)
  return (
    <Card>
      <Heading level={2}>我的报到</Heading>
      {texts.map(({ key, title, note }) => (
        <View key={key}>
          <Rule />
          <Words>{title}</Words>
          <Note>{note}</Note>
        </View>
      ))}
      <Rule />
      <LinkRow
        icon='leaf'
        text={registrationsOf(me).length > 0 ? '报到、特长和空闲时间' : '去报到，帮邻居搭把手'}
        onTap={to('/packages/registration/pages/mine/index')}
      />
    </Card>
  )
}
