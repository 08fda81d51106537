/** Under Jest the components are the same HTML elements as in the H5 build. */
import { createElement, type ReactNode } from 'react'
import { Button as PlainButton } from '../src/platform/html-elements'
import { wechat } from './taro'

export * from '../src/platform/html-elements'

type Asked = { detail: { code?: string } }
type ButtonProps = { openType?: string; onGetPhoneNumber?: (event: Asked) => void; children?: ReactNode }

/** In WeChat a tap may come with a question of WeChat's own: for the telephone, a test answers by `wechat.phoneCode`. */
export function Button({ openType, onGetPhoneNumber, ...props }: ButtonProps) {
  const onClick = () => onGetPhoneNumber?.({ detail: wechat.phoneCode ? { code: wechat.phoneCode } : {} })
  return createElement(PlainButton, { ...props, ...(openType === 'getPhoneNumber' && { onClick }) })
}
