export { launchBrowser, SCREENS, type TestBrowser } from './launch-browser'
export type { Violation, Visit } from './visit'
