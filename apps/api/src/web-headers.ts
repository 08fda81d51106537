/**
 * What a page of ours may do. Everything comes from its own origin; antd and Taro write style sheets and style attributes
 * while they run; pictures, and a font of Taro’s, come inline; nobody frames us, and no form is sent by the browser itself.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sent with every file of the web apps, wherever they are served from. Browsers heed the last over HTTPS only. */
export const WEB_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
} as const

/** A name that holds a hash of its content never means anything else. */
export const FOR_EVER = 'public, max-age=31536000, immutable'
/** Kept, and asked about each time: `If-None-Match` makes that a 304. */
export const ASK_EACH_TIME = 'no-cache'
