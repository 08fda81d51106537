import { View } from '@tarojs/components'
import { useEffect, type ReactNode } from 'react'
import { IS_H5 } from '../platform'
import { Tappable } from './button'
import { Heading } from './card'
import { classesOf } from './classes'
import { Icon } from './icon'
import css from './sheet.module.css'

const cx = classesOf(css)

/** One sheet at a time. */
const SHEET = 'sheet'

/** A question over the page. A tap beside it, the cross or Escape takes it away. */
export function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  useEscape(onClose)
  useFocusInside()
  return (
    <View className={cx('layer')}>
      <View className={cx('scrim')} aria-hidden='true' onClick={onClose} />
      <View className={cx('sheet')} id={SHEET} role='dialog' aria-modal='true' ariaLabel={title}>
        <View className={cx('head')}>
          <Heading level={2} look='title'>
            {title}
          </Heading>
          <Tappable className={cx('close')} label='关上' onTap={onClose}>
            <Icon name='close' />
          </Tappable>
        </View>
        <View className={cx('body')}>{children}</View>
      </View>
    </View>
  )
}

/** H5: the keyboard and the screen reader go into the sheet, and back to where they came from. */
function useFocusInside() {
  useEffect(() => {
    if (!IS_H5) return undefined
    const before = document.activeElement as HTMLElement | null
    const sheet = document.getElementById(SHEET)
    sheet?.setAttribute('tabindex', '-1')
    sheet?.focus()
    // Taro's tab bar lies over everything else (base.css).
    document.documentElement.classList.add('has-sheet')
    return () => {
      document.documentElement.classList.remove('has-sheet')
      before?.focus()
    }
  }, [])
}

function useEscape(onClose: () => void) {
  useEffect(() => {
    if (!IS_H5) return undefined
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [onClose])
}
