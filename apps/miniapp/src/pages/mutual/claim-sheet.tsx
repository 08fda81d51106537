import type { HallNeed } from '@microwish/contract'
import { View } from '@tarojs/components'
import { Button, classesOf, FieldError, Icon, Sheet, Words } from '../../ui'
import css from './claim-sheet.module.css'
import { effortText } from './facts'
import { TimePicker } from './time-picker'
import { useTimeChoice } from './use-time-choice'

const cx = classesOf(css)

type ClaimSheetProps = {
  need: HallNeed
  isBusy: boolean
  refusal?: string | undefined
  onClose: () => void
  /** Without a time: it is agreed by telephone. */
  onClaim: (agreedAt: string | undefined) => void
}

/** When will you come? A time stands chosen, so the next tap claims. */
export function ClaimSheet({ need, isBusy, refusal, onClose, onClaim }: ClaimSheetProps) {
  const time = useTimeChoice(need)
  return (
    <Sheet title='约个时间上门' onClose={onClose}>
      <Words look='label'>{`${need.publicSummary} · ${effortText(need.effortMinutes)}`}</Words>
      <TimePicker time={time} />
      <View className={cx('promise')}>
        <Icon name='shield' size='s' />
        <View>认领后能看到称呼、电话和住址，每看一次都有记录。办完或退回后就看不到了。</View>
      </View>
      {refusal && <FieldError id='claim' text={refusal} />}
      <View className={cx('foot')}>
        <Button kind='line' size='big' onTap={onClose}>
          再想想
        </Button>
        <Button kind='main' size='big' isWide isBusy={isBusy} onTap={() => onClaim(time.agreedAt)}>
          认领
        </Button>
      </View>
    </Sheet>
  )
}
