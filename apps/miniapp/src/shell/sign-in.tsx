import { listPersonas, ROLE_AUDIENCE, ROLE_TEXT, type OutputOf } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '../api'
import { signInAs } from '../session'
import { Branch, Button, Card, Heading, Note, Words } from '../ui'
import { classesOf } from '../ui/classes'
import css from './sign-in.module.css'

const cx = classesOf(css)

type Persona = OutputOf<typeof listPersonas>['items'][number]

/** H5 only: who is there? The demo county's people where that door is open, else what to do. */
export function SignIn() {
  const [personas, setPersonas] = useState<Persona[]>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    call(listPersonas, {}).then(
      ({ items }) => setPersonas(items.filter(isCitizen)),
      () => setPersonas([]),
    )
  }, [])
  if (!personas) return null
  return (
    <View className={cx('sign-in')}>
      <Branch />
      <Heading level={2} look='title'>
        您好，请问您是哪位？
      </Heading>
      {personas.length === 0 && <Words>请在微信里打开「清棠微心愿」小程序，不用注册。网页版以后用微信扫码进入。</Words>}
      {failed && <Words>没有进去，请再点一次。</Words>}
      {personas.map(({ personaId, name, roles, areaName, note }) => (
        <Card key={personaId}>
          <View className={cx('row')}>
            <View className={cx('who')}>
              <Heading level={3}>{name}</Heading>
              <Note>
                {[areaName, roles.map((role) => ROLE_TEXT[role]).join('、'), note].filter(Boolean).join(' · ')}
              </Note>
            </View>
            <Button
              size='small'
              label={`以${name}的身份进入`}
              onTap={() => {
                // Every page asks for its things when it opens, so they all open anew.
                signInAs(personaId).then(
                  () => window.location.reload(),
                  () => setFailed(true),
                )
              }}
            >
              进入
            </Button>
          </View>
        </Card>
      ))}
    </View>
  )
}

function isCitizen({ roles }: Persona) {
  return roles.length === 0 || roles.some((role) => ROLE_AUDIENCE[role] === 'citizen')
}
