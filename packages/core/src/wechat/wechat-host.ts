/** Where WeChat's API answers. */
export const WECHAT_BASE_URL = 'https://api.weixin.qq.com'

/**
 * The base URL without its last slash. Outside the local stack anything but WeChat itself is refused, so that no
 * deployed server can start against the double, whose sign-in lets anybody be anybody.
 * @throws Error when the address is not WeChat's and `isLocal` is false.
 */
export function checkedBaseUrl(baseUrl: string, isLocal: boolean): string {
  const { protocol, hostname } = new URL(baseUrl)
  const isWechat = protocol === 'https:' && (hostname === 'weixin.qq.com' || hostname.endsWith('.weixin.qq.com'))
  if (!isWechat && !isLocal)
    throw new Error('the WeChat base URL must be https://*.weixin.qq.com outside the local stack')
  return baseUrl.replace(/\/+$/, '')
}
