import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { momentText } from '../../time'
import {
  Banner,
  Button,
  Card,
  classesOf,
  Empty,
  Heading,
  LeafBox,
  ListEnd,
  Note,
  Skeleton,
  Tappable,
  Words,
} from '../../ui'
import { LoadFailed } from '../mutual/load-failed'
import { noticeAddress } from './notice-address'
import css from './notice-list.module.css'
import { type AnyNotice, useNotices } from './use-notices'

const cx = classesOf(css)

export function NoticeList() {
  const { list, reload, more, isUnread } = useNotices()
  if (list.phase === 'loading') return <Skeleton />
  if (list.phase === 'failed') return <LoadFailed error={list.error} onRetry={() => void reload()} />
  if (list.items.length === 0) return <Empty title='还没有消息' text='您的事有了进展，会在这里告诉您。' />
  return (
    <>
      {list.failure !== undefined && <Banner icon='offline' tone='honey' text='现在连不上，下面是刚才看到的' />}
      {list.items.map((notice) => (
        <NoticeRow key={notice.noticeId} notice={notice} isUnread={isUnread(notice)} />
      ))}
      {list.cursor === undefined ? (
        <ListEnd state='end' />
      ) : (
        <Button kind='plain' isBusy={list.isFetching} onTap={() => void more()}>
          看看更多
        </Button>
      )}
    </>
  )
}

function NoticeRow({ notice, isUnread }: { notice: AnyNotice; isUnread: boolean }) {
  const isOwn = 'as' in notice && notice.as === 'submitter'
  return (
    <Tappable onTap={() => void Taro.navigateTo({ url: noticeAddress(notice) })}>
      <Card>
        <View className={cx('row')}>
          <LeafBox name={isOwn ? 'leaf' : 'hands'} tone={isOwn ? 'tang' : 'brook'} size='s' />
          <View className={cx('words')}>
            <View className={cx('head')}>
              <Heading level={2}>{notice.title}</Heading>
              {isUnread && <View className={cx('new')}>新</View>}
            </View>
            <Words look='label'>{notice.text}</Words>
            <Note>{momentText(notice.at)}</Note>
          </View>
        </View>
      </Card>
    </Tappable>
  )
}
