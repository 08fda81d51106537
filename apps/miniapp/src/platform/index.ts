import { h5 } from './h5'
import type { Platform } from './platform'
import { weapp } from './weapp'

/** Known to the build, so that what only one platform draws never enters the other's bundle. */
export const IS_H5 = process.env.TARO_ENV === 'h5'

// Asked of the build once more: a constant of another name is not folded, and both would be packed.
export const platform: Platform = process.env.TARO_ENV === 'h5' ? h5 : weapp

export type { HttpRequest, Platform } from './platform'
