import { Button as TaroButton, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import css from './button.module.css'
import { classesOf } from './classes'
import { Icon, type IconName } from './icon'

const cx = classesOf(css)

type ButtonProps = {
  /** One `main` a screen. */
  kind?: 'main' | 'soft' | 'line' | 'plain'
  size?: 'small' | 'normal' | 'big'
  icon?: IconName
  /** The words stay, dots follow, taps are swallowed. */
  isBusy?: boolean
  /** Takes the whole row. */
  isWide?: boolean
  /** Said by a screen reader where the words alone are not enough. */
  label?: string
  onTap: () => void
  children: ReactNode
}

/** Never disabled: a button that cannot act yet stays tappable and says why. */
export function Button({ kind = 'soft', size = 'normal', icon, isBusy, isWide, label, onTap, children }: ButtonProps) {
  return (
    <TaroButton
      className={cx('button', kind, size, isWide && 'wide')}
      hoverClass={cx('pressed')}
      {...(label ? { ariaLabel: label } : {})}
      aria-busy={isBusy ? 'true' : 'false'}
      onClick={() => {
        if (!isBusy) onTap()
      }}
    >
      {icon && <Icon name={icon} size='s' />}
      {children}
      {isBusy && <View className={cx('dots')}>…</View>}
    </TaroButton>
  )
}

/** Anything larger that is one target: a card, a row, a tile. */
export function Tappable({
  className,
  label,
  isOn,
  role,
  onTap,
  children,
}: {
  className?: string
  label?: string
  /** For choices: whether it is the chosen one. */
  isOn?: boolean
  role?: 'radio' | 'checkbox'
  onTap: () => void
  children: ReactNode
}) {
  const state = role ? { role, 'aria-checked': isOn ? 'true' : 'false' } : {}
  return (
    <TaroButton
      className={cx('tappable', className)}
      hoverClass={cx('dimmed')}
      {...(label ? { ariaLabel: label } : {})}
      {...state}
      onClick={onTap}
    >
      {children}
    </TaroButton>
  )
}
