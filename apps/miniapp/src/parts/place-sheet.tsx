import type { Area } from '@microwish/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Place, toPlace } from '../profile'
import { Button, classesOf, LinkRow, Note, Sheet, Skeleton, Words } from '../ui'
import css from './place-sheet.module.css'
import { useAreas } from './use-areas'

const cx = classesOf(css)

/** 街道 → 社区 → 小区; the last one may be left open. */
export function PlaceSheet({
  verb = '住在',
  isGridAsked = true,
  onChoose,
  onClose,
}: {
  /** Asks 「去哪个社区？」 instead of 「住在哪个社区？」. */
  verb?: string
  /** False: a community is all that is wanted. */
  isGridAsked?: boolean
  onChoose: (place: Place) => void
  onClose: () => void
}) {
  const [street, setStreet] = useState<Area>()
  const [community, setCommunity] = useState<Area>()
  const { level, retry } = useAreas((community ?? street)?.areaId)

  const choose = (area: Area) => {
    if (area.level === 'grid' && community) {
      onChoose({ ...toPlace(community), gridId: area.areaId, gridName: area.name })
    } else if (area.level !== 'community') setStreet(area)
    else if (isGridAsked) setCommunity(area)
    else onChoose(toPlace(area))
  }

  return (
    <Sheet title={`${verb}哪个${community ? '小区' : street ? '社区' : '街道'}？`} onClose={onClose}>
      {street && (
        <View className={cx('trail')}>
          <Note>{[street.name, community?.name].filter(Boolean).join(' › ')}</Note>
          <Button kind='plain' size='small' onTap={() => (community ? setCommunity(undefined) : setStreet(undefined))}>
            退一步
          </Button>
        </View>
      )}
      {level.phase === 'loading' && <Skeleton />}
      {level.phase === 'failed' && (
        <>
          <Words>没有取到社区名单，请看看网络。</Words>
          <Button onTap={retry}>再试一次</Button>
        </>
      )}
      {level.phase === 'ready' && (
        <View className={cx('rows')}>
          {level.items.map((area) => (
            <LinkRow key={area.areaId} icon='pin' text={area.name} onTap={() => choose(area)} />
          ))}
        </View>
      )}
      {community && (
        <Button kind='line' onTap={() => onChoose(toPlace(community))}>
          不清楚，选到{community.name}就行
        </Button>
      )}
    </Sheet>
  )
}
