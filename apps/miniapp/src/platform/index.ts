import { h5 } from './h5'
import type { Platform } from './platform'
import { weapp } from './weapp'

/** The build names its target, so the other implementation never enters the bundle. */
export const platform: Platform = process.env.TARO_ENV === 'h5' ? h5 : weapp

export type { HttpRequest, Platform } from './platform'
