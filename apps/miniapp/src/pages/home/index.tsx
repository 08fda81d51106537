import { View } from '@tarojs/components'
import { useState } from 'react'
import { FeedbackRow } from '../../parts/feedback-row'
import { PlaceSheet } from '../../parts/place-sheet'
import { placeText, rememberPlace } from '../../profile'
import { Page } from '../../shell/page'
import { setTextSet } from '../../text-set'
import { greetingText } from '../../time'
import { Button, Card, classesOf, Heading, HeroTile, Icon, Tappable, Words } from '../../ui'
import { DeskCard } from './desk-card'
import { ElderHome } from './elder-home'
import { go } from './go'
import css from './home.module.css'
import { MineStrip } from './mine-strip'
import { type Home, useHome } from './use-home'

const cx = classesOf(css)

export default function HomePage() {
  const home = useHome()
  return home.isElder ? <ElderHome home={home} /> : <NormalHome home={home} />
}

function NormalHome({ home }: { home: Home }) {
  const [isChoosing, setChoosing] = useState(false)
  const { place, name } = home
  return (
    <Page title='清棠微心愿' isTab>
      <Tappable
        className={cx('where')}
        label={place ? `换社区，现在是${placeText(place)}` : '选您的社区'}
        onTap={() => setChoosing(true)}
      >
        <View className={cx('where-pin')}>
          <Icon name='pin' size='s' />
        </View>
        <View>{place?.communityName ?? '选您的社区'}</View>
        <Icon name='down' size='s' />
      </Tappable>
      <View className={cx('greeting')}>
        <Heading level={2} look='display'>
          {name && `${name}，`}
          {greetingText(Date.now())}
        </Heading>
        <Button kind='line' size='small' icon='text-size' onTap={() => setTextSet('elder')}>
          长辈版
        </Button>
      </View>
      <MineStrip home={home} />
      <HeroTile title='许个心愿' text='家里的小事，说一声就行' onTap={go.toWishForm} />
      {place ? (
        <DeskCard place={place} />
      ) : (
        <Card>
          <Words>先选一下您住在哪个社区，有事好找得到人。</Words>
          <Button size='small' icon='pin' onTap={() => setChoosing(true)}>
            选社区
          </Button>
        </Card>
      )}
      <FeedbackRow />
      {isChoosing && (
        <PlaceSheet
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            rememberPlace(chosen)
            setChoosing(false)
          }}
        />
      )}
    </Page>
  )
}
