import { useState } from 'react'
import { View } from '@tarojs/components'
import { forgetPersonal } from '../../personal-store'
import { platform } from '../../platform'
import { signOut } from '../../session'
import { Button, classesOf, Sheet, Words } from '../../ui'
import css from './my-page.module.css'

const cx = classesOf(css)

/** In WeChat the next opening signs in again by itself, so what counts there is what is taken off the phone. */
const WORDS =
  platform.kind === 'weapp'
    ? '这台手机上存的草稿、联系方式会清掉。下次打开还是您的微信，您的事都在。'
    : '这台设备上存的草稿、联系方式会清掉。再进来时要重新选一次您是谁。'

/** Leave this device: asked once more, since what is not sent yet goes too. */
export function SignOut() {
  const [isAsking, setAsking] = useState(false)

  function leave() {
    setAsking(false)
    forgetPersonal()
    signOut()
  }

  return (
    <>
      <Button kind='plain' onTap={() => setAsking(true)}>
        退出
      </Button>
      {isAsking && (
        <Sheet title='要退出吗？' onClose={() => setAsking(false)}>
          <Words>{WORDS}</Words>
          <View className={cx('picks')}>
            <Button kind='line' size='big' onTap={() => setAsking(false)}>
              不退了
            </Button>
            <Button kind='main' size='big' isWide onTap={leave}>
              退出
            </Button>
          </View>
        </Sheet>
      )}
    </>
  )
}
