export { launchBrowser, SCREENS, type TestBrowser } from './launch-browser'
export type { Violation, Visit } from './visit'
export { startSite, type StartSiteOptions, type TestSite } from '../testing/start-site'
