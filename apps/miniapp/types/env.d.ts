declare namespace NodeJS {
  interface ProcessEnv {
    /** Replaced by the build: which platform the bundle is for. */
    TARO_ENV?: string
    /** Replaced by the build: where the weapp finds the API, without a slash at the end. */
    MICROWISH_API?: string
  }
}
