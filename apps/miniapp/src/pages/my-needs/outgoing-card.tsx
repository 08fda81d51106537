import { CATEGORY_TEXT } from '@microwish/contract'
import { View } from '@tarojs/components'
import { ERROR_TEXT } from '../../messages'
import type { Outgoing } from '../../outbox'
import { Button, Card, Chip, classesOf, Words } from '../../ui'
import css from './need-rows.module.css'

const cx = classesOf(css)

/** A wish that is still on this device: waiting for the network, or refused and to be mended. */
export function OutgoingCard({
  item,
  retrying,
  onRetry,
  onMend,
  onDrop,
}: {
  item: Outgoing
  retrying: 'no' | 'now' | 'tried'
  onRetry: () => void
  onMend: () => void
  onDrop: () => void
}) {
  const { input, refusal } = item
  const waiting = retrying === 'tried' ? '还没有发出去，已替您存好。' : '已替您存好。'
  return (
    <Card>
      <View className={cx('chip-row')}>
        {refusal ? (
          <Chip tone='crimson' icon='warning' text='没有发出去' />
        ) : (
          <Chip tone='honey' icon='clock' text='等网络' />
        )}
      </View>
      <Words>{input.text ?? (input.callBack ? '请社区给我回电话' : CATEGORY_TEXT[input.category])}</Words>
      <Words look='note'>
        {refusal ? ERROR_TEXT[refusal.code] : `${waiting}有网后自动发出，不会重复。您可以先关掉小程序。`}
      </Words>
      <View className={cx('buttons')}>
        <Button kind='plain' size='small' onTap={onDrop}>
          先不发了
        </Button>
        {refusal ? (
          <Button size='small' icon='edit' onTap={onMend}>
            改一改
          </Button>
        ) : (
          <Button size='small' icon='refresh' isBusy={retrying === 'now'} onTap={onRetry}>
            再试一次
          </Button>
        )}
      </View>
    </Card>
  )
}
