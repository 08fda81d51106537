import Taro from '@tarojs/taro'
import { goBack } from '../../../../shell/page'
import { Button, Empty } from '../../../../ui'

const WORDS = {
  released: { title: '已经退回了', text: '谢谢您来过。电话和住址已经收起来，会有别的热心人接着办。' },
  handed_over: { title: '已经转给同事', text: '谢谢您。后面的事由同事接着办，电话和住址在您这里收起来了。' },
  gone: { title: '这件事不在您手上了', text: '可能已经退回、转交或者撤下了，电话和住址也收起来了。' },
}

/** The details are gone: said kindly, with the way back. */
export function Left({ how }: { how: keyof typeof WORDS }) {
  const { title, text } = WORDS[how]
  return (
    <Empty title={title} text={text}>
      <Button kind='main' onTap={goBack}>
        回去
      </Button>
    </Empty>
  )
}

/** Somebody's own wish, opened on the helper's side. */
export function OwnInstead({ needId }: { needId: string | undefined }) {
  return (
    <Empty title='这是您自己的心愿' text='在「我的事」里能看到进展。'>
      <Button kind='main' onTap={() => void Taro.redirectTo({ url: `/pages/my-need/index?needId=${needId ?? ''}` })}>
        去看看
      </Button>
    </Empty>
  )
}
