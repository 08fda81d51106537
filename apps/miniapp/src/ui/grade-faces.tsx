import { View } from '@tarojs/components'
import { GRADE_TEXT, type Grade } from '@microwish/contract'
import { Tappable } from './button'
import { classesOf } from './classes'
import css from './grade-faces.module.css'

const cx = classesOf(css)

const GRADES: readonly Grade[] = [5, 4, 3, 2, 1]

/** Five named grades; side by side, or as full rows with large text. */
export function GradeFaces({ chosen, onChoose }: { chosen?: Grade | undefined; onChoose: (grade: Grade) => void }) {
  return (
    <View className={cx('faces')} role='radiogroup' ariaLabel='您觉得怎么样'>
      {GRADES.map((grade) => (
        <Tappable
          key={grade}
          className={cx('face', chosen === grade && 'on')}
          role='radio'
          isOn={chosen === grade}
          onTap={() => onChoose(grade)}
        >
          <View className={cx('picture', `face-${grade}`)} aria-hidden='true' />
          <View>{GRADE_TEXT[grade]}</View>
        </Tappable>
      ))}
    </View>
  )
}
