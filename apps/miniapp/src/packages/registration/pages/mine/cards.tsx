import type { MyRegistration } from '@microwish/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button, Card, Chip, classesOf, Heading, Note, Words } from '../../../../ui'
import css from '../../parts/registration.module.css'
import { factsOf, KIND_TEXT, waitingText } from '../../parts/standing'

const cx = classesOf(css)

export function InForceCard({ item, onAsk }: { item: MyRegistration; onAsk: (action: 'move' | 'leave') => void }) {
  const { areaName, streetName, actions } = item
  return (
    <Card>
      <View className={cx('stack')}>
        <View className={cx('head')}>
          <Chip tone='leaf' icon='check' text='已报到' />
          {streetName && <Note>{streetName}</Note>}
        </View>
        <View>
          <Heading level={2} look='title'>
            {areaName}
          </Heading>
          <Note>{factsOf(item)}</Note>
        </View>
        <View className={cx('buttons')}>
          {actions.includes('move') && (
            <Button kind='line' size='small' label={`${areaName}，换社区`} onTap={() => onAsk('move')}>
              换社区
            </Button>
          )}
          {actions.includes('leave') && (
            <Button kind='plain' size='small' label={`退出${areaName}`} onTap={() => onAsk('leave')}>
              退出
            </Button>
          )}
        </View>
      </View>
    </Card>
  )
}

export function WaitingCard({ item, onCancel }: { item: MyRegistration; onCancel: () => void }) {
  return (
    <Card>
      <View className={cx('stack')}>
        <View className={cx('head')}>
          <Chip tone='brook' icon='clock' text='等社区确认' />
          <Note>{KIND_TEXT[item.kind]}</Note>
        </View>
        <View>
          <Heading level={2} look='title'>
            {item.areaName}
          </Heading>
          <Words look='label'>{waitingText(item)}</Words>
        </View>
        {item.actions.includes('cancel') && (
          <View className={cx('buttons')}>
            <Button kind='plain' size='small' onTap={onCancel}>
              不申请了
            </Button>
          </View>
        )}
      </View>
    </Card>
  )
}

/** Why not, in the desk's words, and the way to ask again. */
export function RefusedCard({ item: { areaName, reason, kind } }: { item: MyRegistration }) {
  return (
    <Card>
      <View className={cx('stack')}>
        <View className={cx('head')}>
          <Chip tone='stone' icon='signpost' text='这次没有通过' />
          <Note>{KIND_TEXT[kind]}</Note>
        </View>
        <View>
          <Heading level={2} look='title'>
            {areaName}
          </Heading>
          {reason && <Words>{`社区说：${reason}`}</Words>}
        </View>
        <View className={cx('buttons')}>
          <Button
            size='small'
            onTap={() => void Taro.navigateTo({ url: `/packages/registration/pages/apply/index?kind=${kind}` })}
          >
            改一改，再申请
          </Button>
        </View>
      </View>
    </Card>
  )
}
