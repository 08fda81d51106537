import { View } from '@tarojs/components'
import { titleOf } from '../../needs'
import { appointmentText } from '../../time'
import { Button, Card, Chip, classesOf, Heading, Icon, Note, StatusChip, Tappable } from '../../ui'
import { go } from './go'
import css from './home.module.css'
import type { Home } from './use-home'

const cx = classesOf(css)

/** 我的事: the one thing that waits for me, and the way to all of them. */
export function MineStrip({ home: { pressing, count, hasMore, isWaiting } }: { home: Home }) {
  if (!pressing && !isWaiting) return null
  return (
    <Card>
      <View className={cx('strip-head')}>
        {pressing ? (
          <StatusChip status={pressing.status} text={pressing.statusText} />
        ) : (
          <Chip tone='honey' icon='clock' text='等网络' />
        )}
        <Tappable className={cx('all')} onTap={go.toMyNeeds}>
          我的事 {count}
          {hasMore && '+'}
          <Icon name='next' size='s' />
        </Tappable>
      </View>
      {pressing && (
        <View className={cx('strip')}>
          <View className={cx('grow')}>
            <Heading level={2}>
              <View className={cx('clamp')}>{titleOf(pressing)}</View>
            </Heading>
            <Note>{noteOf(pressing)}</Note>
          </View>
          <Button size='small' onTap={() => go.toNeed(pressing.needId)}>
            去看看
          </Button>
        </View>
      )}
    </Card>
  )
}

function noteOf({ status, question, visitor, decline }: NonNullable<Home['pressing']>): string {
  if (question) return question
  if (decline) return decline.reason
  if (status === 'claimed' && visitor?.agreedAt) return `约好${appointmentText(visitor.agreedAt)}上门`
  return ''
}
