import { View } from '@tarojs/components'
import { useState } from 'react'
import { CallBackSheet } from '../../parts/call-back-sheet'
import { platform } from '../../platform'
import type { Place } from '../../profile'
import { Button, Card, classesOf, Heading, Note } from '../../ui'
import css from './home.module.css'

const cx = classesOf(css)

/** The community's desk: ring them, or let them ring. */
export function DeskCard({ place }: { place: Place }) {
  const [isAsking, setAsking] = useState(false)
  const { serviceName, servicePhone, communityName } = place
  return (
    <Card>
      <View className={cx('desk')}>
        <View className={cx('avatar', 'leaf')} aria-hidden='true'>
          {(serviceName ?? communityName).slice(0, 1)}
        </View>
        <View className={cx('grow')}>
          <Heading level={2}>{serviceName ?? communityName}</Heading>
          <Note>{serviceName ? communityName : '有事找社区'}</Note>
        </View>
      </View>
      <View className={cx('desk-buttons')}>
        <Button kind='line' size='small' icon='callback' isWide onTap={() => setAsking(true)}>
          请回电
        </Button>
        {servicePhone && (
          <Button size='small' icon='phone' isWide onTap={() => platform.callPhone(servicePhone)}>
            打电话
          </Button>
        )}
      </View>
      {isAsking && <CallBackSheet place={place} onClose={() => setAsking(false)} />}
    </Card>
  )
}
