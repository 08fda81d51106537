/** Plain HTML elements with Taro's prop and event names: a button is a button to the keyboard and to a screen reader. */
import { createElement, forwardRef, type ForwardedRef, type ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }
type InputLike = { target: { value: string }; key?: string }
type Listener = ((event: unknown) => void) | undefined

/** Props that only WeChat knows; an HTML element would carry them as unknown attributes. */
const WECHAT_ONLY = new Set([
  'hoverClass',
  'hoverStayTime',
  'openType',
  'formType',
  'loading',
  'plain',
  'size',
  'scrollX',
  'scrollY',
  'mode',
  'lazyLoad',
  'userSelect',
  'placeholderClass',
  'cursorSpacing',
  'autoHeight',
  'showConfirmBar',
  'adjustPosition',
  'disableDefaultPadding',
  'confirmType',
  'catchMove',
  'numberOfLines',
])

const RENAMED: Record<string, string> = { ariaLabel: 'aria-label', ariaRole: 'role', maxlength: 'maxLength' }

function toHtml(props: Props): Props {
  return Object.fromEntries(
    Object.entries(props)
      .filter(([name, value]) => !WECHAT_ONLY.has(name) && value !== undefined)
      .map(([name, value]) => [RENAMED[name] ?? name, value]),
  )
}

/** An element of the given tag; `map` turns Taro's props into HTML's. */
function element(tag: string, map: (props: Props) => Props = (props) => props) {
  return forwardRef(function Element({ children, ...props }: Props, ref: ForwardedRef<HTMLElement>) {
    return createElement(tag, { ...toHtml(map(props)), ref }, children)
  })
}

const detailOf = (event: InputLike) => ({ detail: { value: event.target.value } })

/** Taro speaks of `onInput` with `detail.value` and of `onConfirm`; React's `onChange` is the same moment. */
function field({ onInput, onConfirm, onFocus, onBlur, focus, ...rest }: Props): Props {
  const on = (listener: unknown) => listener as Listener
  return {
    ...rest,
    ...(focus ? { autoFocus: true } : {}),
    onChange: (event: InputLike) => on(onInput)?.(detailOf(event)),
    onFocus: (event: InputLike) => on(onFocus)?.(detailOf(event)),
    onBlur: (event: InputLike) => on(onBlur)?.(detailOf(event)),
    ...(onConfirm
      ? { onKeyDown: (event: InputLike) => event.key === 'Enter' && on(onConfirm)?.(detailOf(event)) }
      : {}),
  }
}

const INPUT_MODE: Record<string, string> = { number: 'numeric', digit: 'decimal', tel: 'tel', text: 'text' }

export const View = element('div')
export const Text = element('span')
export const Label = element('label', ({ for: target, ...props }) => ({ ...props, htmlFor: target }))
export const ScrollView = element('div')
export const Form = element('form')
export const Button = element('button', (props) => ({ ...props, type: 'button' }))
export const Image = element('img', (props) => ({ alt: '', ...props }))
export const Textarea = element('textarea', (props) => field(props))
export const Input = element('input', ({ type, password, ...props }) => ({
  ...field(props),
  type: password ? 'password' : 'text',
  inputMode: INPUT_MODE[String(type)] ?? 'text',
}))
