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

function MyThings({ me }: { me: Me }) {
  const isHelper = registrationsOf(me).length > 0
  return (
    <Card>
      <LinkRow icon='list' text='我的事' onTap={() => void Taro.navigateTo({ url: '/pages/my-needs/index' })} />
      {isHelper && (
        <LinkRow
          icon='hands'
          text='我的认领'
          onTap={() => void Taro.navigateTo({ url: '/packages/member/pages/claimed/index' })}
        />
      )}
      {me.hasDesk && (
        <LinkRow
          icon='inbox'
          text='进工作台'
          onTap={() => void Taro.navigateTo({ url: '/packages/desk/pages/enter/index' })}
        />
      )}
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
      {registrationsOf(me).length === 0 && (
        <>
          <Rule />
          <Words look='label'>还没有作为志愿者报到。想帮邻居的话，到社区服务台说一声就行。</Words>
          <LinkRow icon='hands' text='怎么报到' onTap={() => void Taro.switchTab({ url: '/pages/mutual/index' })} />
        </>
      )}
    </Card>
  )
}
