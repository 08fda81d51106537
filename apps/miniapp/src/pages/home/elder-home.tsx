import { View } from '@tarojs/components'
import { useState } from 'react'
import { titleOf } from '../../needs'
import { PlaceSheet } from '../../parts/place-sheet'
import { platform } from '../../platform'
import { rememberPlace } from '../../profile'
import { Page } from '../../shell/page'
import { setTextSet } from '../../text-set'
import { Button, classesOf, Heading, HeroTile, Icon, LeafBox, Sheet, Tappable, Tile, Words } from '../../ui'
import { go } from './go'
import css from './home.module.css'
import type { Home } from './use-home'

const cx = classesOf(css)

/** 长辈版: four doors, no tab bar. */
export function ElderHome({ home }: { home: Home }) {
  const [sheet, setSheet] = useState<'call' | 'family'>()
  const { place, pressing, calledName } = home
  const close = () => setSheet(undefined)
  return (
    <Page title='清棠微心愿' isTab>
      <Heading level={2} look='display'>
        {calledName && `${calledName}，`}您好
      </Heading>
      <HeroTile title='说心愿' text='家里的小事，说一声就行' onTap={go.toWishForm} />
      <Tappable className={cx('elder-mine')} onTap={go.toMyNeeds}>
        <LeafBox name='list' tone='honey' size='l' />
        <View className={cx('grow')}>
          <Heading level={2} look='title'>
            我的事
          </Heading>
          {pressing && <View className={cx('elder-note')}>{pressing.statusText}</View>}
          <View className={cx('clamp', 'elder-note')}>{pressing ? titleOf(pressing) : '看看办到哪一步了'}</View>
        </View>
        <Icon name='next' />
      </Tappable>
      <View className={cx('pair')}>
        <Tile title='打电话' text='找社区的人' icon='phone' tone='leaf' onTap={() => setSheet('call')} />
        <Tile title='家人帮我' text='请家人来填' icon='family' tone='brook' onTap={() => setSheet('family')} />
      </View>
      <View className={cx('centre')}>
        <Button kind='plain' icon='text-size' onTap={() => setTextSet(undefined)}>
          回到普通版
        </Button>
      </View>
      {sheet === 'call' && place && <CallSheet place={place} onClose={close} />}
      {sheet === 'call' && !place && (
        <PlaceSheet
          onClose={close}
          onChoose={(chosen) => {
            rememberPlace(chosen)
            setSheet('call')
          }}
        />
      )}
      {sheet === 'family' && <FamilySheet onClose={close} />}
    </Page>
  )
}

function CallSheet({ place, onClose }: { place: NonNullable<Home['place']>; onClose: () => void }) {
  const phone = place.servicePhone
  return (
    <Sheet title={place.communityName} onClose={onClose}>
      <Words>
        {phone
          ? `${place.serviceName ?? '社区'}的电话：${phone.replace(/^(1\d\d)(\d{4})/, '$1 $2 ')}`
          : '这个社区还没有留电话，请打 12345。'}
      </Words>
      <Button kind='main' size='big' icon='phone' onTap={() => platform.callPhone(phone ?? '12345')}>
        打过去
      </Button>
    </Sheet>
  )
}

function FamilySheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title='家人帮我' onClose={onClose}>
      <Words>
        请儿女在他们自己的手机上打开「清棠微心愿」，点「许个心愿」，在「给谁许」那里选「家人」，就能替您填。
      </Words>
      <Words>办到哪一步，他们的手机上都看得到。</Words>
      <Button kind='main' size='big' onTap={onClose}>
        知道了
      </Button>
    </Sheet>
  )
}
