import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Banner, Card, Heading, LinkRow, Note } from '../../../../ui'
import { KIND_TEXT, sortRegistrations } from '../../parts/standing'
import { SwitchRow } from '../../parts/switch-row'
import { ChangeSheet, type Asking } from './change-sheet'
import { InForceCard, RefusedCard, WaitingCard } from './cards'
import { RosterCard, StartCard } from './start-card'
import type { Mine, UseMine } from './use-mine'

const to = (page: string) => void Taro.navigateTo({ url: `/packages/registration/pages/${page}` })

/** The newest news first, then where I stand, then what else there is. */
export function MineView({ mine, value, isOld }: { mine: UseMine; value: Mine; isOld: boolean }) {
  const [asking, setAsking] = useState<Asking>()
  const { inForce, waiting, refused, former } = sortRegistrations(value.items)
  const isNowhere = inForce.length + waiting.length === 0
  const hasRosterOffer = value.mayRegister.includes('unit') && value.unit?.areaName !== undefined

  function ask(next: Asking | undefined) {
    mine.forget()
    setAsking(next)
  }

  return (
    <>
      {isOld && <Banner icon='offline' tone='honey' text='现在连不上，下面是刚才看到的' />}
      {mine.told && <Banner icon='check-circle' tone='leaf' text={mine.told} />}
      {mine.refusal && !asking && <Banner icon='warning' tone='honey' text={mine.refusal} />}
      {inForce.map((item) => (
        <InForceCard key={item.registrationId} item={item} onAsk={(action) => ask({ action, item })} />
      ))}
      {waiting.map((item) => (
        <WaitingCard key={item.registrationId} item={item} onCancel={() => ask({ action: 'cancel', item })} />
      ))}
      {refused.map((item) => (
        <RefusedCard key={item.registrationId} item={item} />
      ))}
      {hasRosterOffer && <RosterCard mine={mine} value={value} />}
      {isNowhere && !hasRosterOffer && <StartCard mine={mine} value={value} />}
      {!isNowhere && <More mine={mine} value={value} />}
      {former.length > 0 && (
        <Card>
          <Heading level={2}>以前报到过</Heading>
          {former.map(({ registrationId, areaName, kind }) => (
            <Note key={registrationId}>{`${areaName} · ${KIND_TEXT[kind]}`}</Note>
          ))}
        </Card>
      )}
      {asking && <ChangeSheet asking={asking} mine={mine} onClose={() => ask(undefined)} />}
    </>
  )
}

/** What whoever stands registered may add. */
function More({ mine, value }: { mine: UseMine; value: Mine }) {
  const { profile, mayRegister, phoneMasked } = value
  return (
    <>
      {profile.party?.isConfirmed && (
        <Card>
          <SwitchRow
            title='亮身份'
            note='打开后，您去帮的居民会看到您是「党员志愿者」；关着，只看到「志愿者」。别人都看不到。'
            isOn={profile.showsParty}
            onTap={() => void mine.showParty(profile, !profile.showsParty)}
          />
        </Card>
      )}
      <Card>
        <LinkRow icon='hands' text='特长和空闲时间' onTap={() => to('profile/index')} />
        {mayRegister
          .filter((kind) => kind !== 'floating')
          .map((kind) => (
            <LinkRow
              key={kind}
              icon='plus'
              text={kind === 'unit' ? '再到单位结对的社区报到' : '再到我住的社区报到'}
              onTap={() => to(`apply/index?kind=${kind}`)}
            />
          ))}
        {phoneMasked && <Note>{`手机号 ${phoneMasked} 已经核实。加密保存，别人看不到。`}</Note>}
      </Card>
    </>
  )
}
