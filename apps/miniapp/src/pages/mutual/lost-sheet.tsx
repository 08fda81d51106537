import type { HallNeed } from '@microwish/contract'
import { View } from '@tarojs/components'
import { Banner, Button, classesOf, Heading, Note, Sheet, Skeleton, Words } from '../../ui'
import css from './claim-sheet.module.css'
import { factsOf } from './facts'

const cx = classesOf(css)

const COUNTED = ['', '这件', '这两件', '这三件']
const REASON = { claimed: '已被认领，谢谢您的心意', withdrawn: '这件事刚刚撤下了，谢谢您的心意' }

type LostSheetProps = {
  reason: keyof typeof REASON
  /** Absent while they are looked for. */
  alike: HallNeed[] | undefined
  onChoose: (need: HallNeed) => void
  onClose: () => void
}

/** Somebody was faster: thanks, and up to three that still wait. */
export function LostSheet({ reason, alike, onChoose, onClose }: LostSheetProps) {
  return (
    <Sheet title='换一件也很好' onClose={onClose}>
      <Banner icon='hands' tone='brook' text={REASON[reason]} />
      {!alike && <Skeleton cards={1} />}
      {alike?.length === 0 && <Words>现在没有别的事在等人。有了新的，会出现在「互助」里。</Words>}
      {alike && alike.length > 0 && (
        <View>
          <Heading level={3}>{`${COUNTED[alike.length] ?? ''}也在等人`}</Heading>
          {alike.map((need) => (
            <View key={need.needId} className={cx('alike')}>
              <View className={cx('words')}>
                <Words>{need.publicSummary}</Words>
                <Note>
                  {factsOf(need)
                    .slice(0, 2)
                    .map(({ text }) => text)
                    .concat(need.gridName ?? need.communityName)
                    .join(' · ')}
                </Note>
              </View>
              <Button size='small' label={`我来：${need.publicSummary}`} onTap={() => onChoose(need)}>
                我来
              </Button>
            </View>
          ))}
        </View>
      )}
    </Sheet>
  )
}
