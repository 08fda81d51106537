import { Button as TaroButton, View } from '@tarojs/components'
import buttonCss from '../../../ui/button.module.css'
import { classesOf, Icon } from '../../../ui'

const cx = classesOf(buttonCss)

/** WeChat's own question for the telephone: gives a single-use code, or nothing where the person says no. */
export function PhoneButton({
  text,
  isMain,
  isBusy,
  onCode,
}: {
  text: string
  isMain: boolean
  isBusy: boolean
  onCode: (code: string | undefined) => void
}) {
  return (
    <TaroButton
      className={cx('button', isMain ? 'main' : 'soft', 'big', 'wide')}
      hoverClass={cx('pressed')}
      openType='getPhoneNumber'
      aria-busy={isBusy ? 'true' : 'false'}
      onGetPhoneNumber={({ detail }: { detail: { code?: string } }) => {
        if (!isBusy) onCode(detail.code)
      }}
    >
      <Icon name='mobile' size='s' />
      {text}
      {isBusy && <View className={cx('dots')}>…</View>}
    </TaroButton>
  )
}
