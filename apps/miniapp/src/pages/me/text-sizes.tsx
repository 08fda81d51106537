import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { setTextSet, type TextSet, useTextSet } from '../../text-set'
import { Button, Card, classesOf, Heading, Pick, Words } from '../../ui'
import css from './my-page.module.css'

const cx = classesOf(css)

const SETS: { set: TextSet; word: string }[] = [
  { set: 'normal', word: '标准' },
  { set: 'large', word: '大字' },
  { set: 'elder', word: '长辈版' },
]

/** How large the words are; seen at once on this very page. */
export function TextSizes() {
  const current = useTextSet()
  return (
    <Card>
      <Heading level={2}>字的大小</Heading>
      <View className={cx('picks')} role='radiogroup' ariaLabel='字的大小'>
        {SETS.map(({ set, word }) => (
          <Pick key={set} word={word} isOn={current === set} onTap={() => setTextSet(set)} />
        ))}
      </View>
      <View className={cx('sample')}>
        <Words look='label'>长辈版字最大，首页只留说心愿、我的事、打电话和家人帮我。</Words>
      </View>
      {/* 长辈版 has no tab bar, and a tab has no way back. */}
      {current === 'elder' && (
        <Button isWide onTap={() => void Taro.switchTab({ url: '/pages/home/index' })}>
          去首页
        </Button>
      )}
    </Card>
  )
}
