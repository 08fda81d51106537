import type { Platform } from './settings/partitions'
import type { Settings } from './settings/schema'

/** Built by `npm run synth` before: folders from the repository's root. */
export type Built = {
  /** One folder for each function, `<name>/index.mjs`. */
  functions: string
  /** The two web apps, each with its `index.html`. */
  m: string
  console: string
  /** Where folders that hold parts of several are put together. */
  scratch: string
}

export const BUILT: Built = {
  functions: 'apps/api/dist',
  m: 'apps/miniapp/dist/h5',
  console: 'apps/console/dist',
  scratch: '.cache/cdk',
}

/** One deployment as every stack of it knows it. */
export type Deployed = {
  stage: string
  settings: Settings
  platform: Platform
  /** Version of this release. */
  release: string
  built: Built
}
