import { View } from '@tarojs/components'
import { Button, Card, classesOf, Empty, Note, TextField, Words } from '../../../../ui'
import css from './enter-desk.module.css'
import { useEnterDesk } from './use-enter-desk'

const cx = classesOf(css)

/** Scan, type the two digits of that screen, done. Where there is no camera, the code is pasted. */
export function EnterDesk() {
  const { phase, code, digits, error, isBusy, isScanner, scan, paste, setDigits, approve } = useEnterDesk()
  if (phase === 'done')
    return <Empty title='已确认' text='请看电脑屏幕，工作台正在打开。不是您本人在电脑前，请马上告诉管理员。' />
  return (
    <Card>
      {phase === 'code' ? (
        <View className={cx('stack')}>
          <Words>{`在电脑上打开工作台的登录页，${isScanner ? '扫那里的码' : '把登录码发到手机上'}。`}</Words>
          {isScanner && (
            <Button kind='main' icon='camera' isWide onTap={() => void scan()}>
              扫一扫
            </Button>
          )}
          <TextField
            id='code'
            label={isScanner ? '扫不了？粘贴登录码' : '登录码'}
            note='在电脑上点「复制登录码」，发给自己，再粘贴到这里'
            value={code}
            maxLength={120}
            error={error}
            onChange={paste}
          />
        </View>
      ) : (
        <View className={cx('stack')}>
          <TextField
            id='digits'
            label='电脑屏幕上的两位数字'
            type='number'
            maxLength={2}
            value={digits}
            error={error}
            onChange={setDigits}
          />
          <Button kind='main' isWide isBusy={isBusy} onTap={() => void approve()}>
            确认，让这台电脑进工作台
          </Button>
          <Note>只确认您自己面前的电脑。别人发来的图片里的码，不要扫。</Note>
        </View>
      )}
    </Card>
  )
}
