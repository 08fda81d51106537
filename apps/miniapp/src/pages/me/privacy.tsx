import { View } from '@tarojs/components'
import { Card, classesOf, Heading, Note, Words } from '../../ui'
import css from './my-page.module.css'

const cx = classesOf(css)

const KEPT = [
  { what: '您写的心愿', who: '办这件事的社区看得到原话。发到「互助」的是社区改写过的，不带姓名、电话和门牌。' },
  { what: '您的电话和住址', who: '加密保存。只有社区和来帮您的人看得到，办完或退回后就看不到了。' },
  { what: '谁看过', who: '每看一次都有记录。在「我的事」里打开那一件，就能查到是谁、什么时候看的。' },
  { what: '您的评价', who: '社区和来帮您的人看得到。别人只看得到总数，看不到是谁评的。' },
  { what: '这台手机上', who: '只存您自己没写完的话、常用的社区和联系方式。别人的电话和住址从不存在手机里。' },
]

/** What is kept and who sees it, in plain words. */
export function Privacy() {
  return (
    <Card>
      <Heading level={2}>隐私：存什么，谁看得到</Heading>
      <View className={cx('privacy')}>
        {KEPT.map(({ what, who }) => (
          <View key={what}>
            <Words>{what}</Words>
            <Note>{who}</Note>
          </View>
        ))}
      </View>
    </Card>
  )
}
