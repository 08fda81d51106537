import { Category, CATEGORY_TEXT, Distance, DISTANCE_TEXT, FREE_TIME_TEXT, FreeTime } from '@microwish/contract'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Banner, Card, classesOf, Heading, Note, Pick } from '../../../../ui'
import css from '../../parts/registration.module.css'
import type { OwnProfile } from './use-own-profile'

const cx = classesOf(css)

/** What neighbours ask for most; the server takes at most ten. */
const SKILLS = [
  ...['水电维修', '家电维修', '木工', '理发', '教手机', '辅导功课', '陪聊天', '医护', '法律'],
  ...['心理疏导', '照相', '文艺', '开车', '写字画画'],
]
const SKILLS_MAX = 10

const toggled = <T,>(list: readonly T[], item: T): T[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item]

export function ProfileChips({ own: { facts, edit, refusal, isSaved } }: { own: OwnProfile }) {
  if (!facts) return null
  const { skills, freeTimes, categories, distance } = facts
  return (
    <>
      {isSaved && <Banner icon='check-circle' tone='leaf' text='存好了。' />}
      {refusal && <Banner icon='warning' tone='honey' text={refusal} />}
      <Note>都可以不选。只有您自己看得到，以后用来给您挑顺手的心愿。</Note>
      <Question title='会做什么'>
        {[...new Set([...SKILLS, ...skills])].map((skill) => (
          <Pick
            key={skill}
            role='checkbox'
            word={skill}
            isOn={skills.includes(skill)}
            onTap={() => edit({ skills: toggled(skills, skill).slice(0, SKILLS_MAX) })}
          />
        ))}
      </Question>
      <Question title='什么时候有空'>
        {FreeTime.options.map((time) => (
          <Pick
            key={time}
            role='checkbox'
            word={FREE_TIME_TEXT[time]}
            isOn={freeTimes.includes(time)}
            onTap={() => edit({ freeTimes: toggled(freeTimes, time) })}
          />
        ))}
      </Question>
      <Question title='喜欢帮哪些忙'>
        {Category.options.map((category) => (
          <Pick
            key={category}
            role='checkbox'
            word={CATEGORY_TEXT[category]}
            isOn={categories.includes(category)}
            onTap={() => edit({ categories: toggled(categories, category) })}
          />
        ))}
      </Question>
      <Question title='最远去哪里'>
        {Distance.options.map((each) => (
          <Pick
            key={each}
            role='checkbox'
            word={DISTANCE_TEXT[each]}
            isOn={distance === each}
            onTap={() => edit({ distance: distance === each ? undefined : each })}
          />
        ))}
      </Question>
    </>
  )
}

function Question({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <Heading level={2}>{title}</Heading>
      <View className={cx('picks', 'answers')}>{children}</View>
    </Card>
  )
}
