import type { HallNeed } from '@microwish/contract'
import { View } from '@tarojs/components'
import { Button, CATEGORY_LOOK, NeedCard } from '../../ui'
import { dayAgoText } from './claim-times'
import { factsOf } from './facts'

/** One need in the hall, with 我来 where this reader may come. */
export function HallCard({
  need,
  withCommunity,
  onCome,
}: {
  need: HallNeed
  withCommunity: boolean
  onCome: () => void
}) {
  const { icon, tone } = CATEGORY_LOOK[need.category]
  const place = [withCommunity || !need.gridName ? need.communityName : '', need.gridName].filter(Boolean).join('')
  return (
    <NeedCard title={need.publicSummary} icon={icon} tone={tone} facts={factsOf(need)}>
      <View>{`${place} · ${dayAgoText(need.publishedAt, Date.now())}发布`}</View>
      {need.actions.includes('claim') ? (
        <Button size='small' label={`我来：${need.publicSummary}`} onTap={onCome}>
          我来
        </Button>
      ) : (
        <View>和您有关，留给别人来办</View>
      )}
    </NeedCard>
  )
}
