/** What is taken for granted, each with the reason or the place that it comes from. */
export type Assumption = { value: number; says: string }

const given = (value: number, says: string): Assumption => ({ value, says })

export const ASSUMPTIONS = {
  needsPerDay: given(1_650, 'Needs that a county of half a million residents tells in a day: the goal’s own measure.'),
  readsPerNeed: given(100, 'Requests that only read, for each need that is told: the goal’s own measure.'),
  daysPerMonth: given(30.4, 'A twelfth of a year.'),
  monthsOfHistory: given(
    12,
    'The bill is of the twelfth month; a need is never deleted, so that storage grows for ever.',
  ),
  ledgerMonths: given(
    12,
    'Notices and the audit are kept; markers and keys of retries go after weeks, which this forgets on the safe side.',
  ),
  activeHours: given(14, 'People are up from 7 to 21; events come within these hours.'),
  peakFactor: given(10, 'The busiest minutes bring ten times the mean of the whole day.'),
  streets: given(12, 'Streets and towns of a county of half a million.'),
  communities: given(150, 'Communities and villages of it.'),
  grids: given(1_500, 'Grids of it: ten to a community.'),
  people: given(
    5_000,
    'People who do something on a day: needs, helpers, staff. Only keys by person are spread over them.',
  ),
  shards: given(4, 'Partitions of the table of needs: a new table on demand has four, and a county needs no more.'),
  provisionedUse: given(
    0.35,
    'Of provisioned capacity that follows the day’s use, so much is used: it aims at 70 % and lags.',
  ),
  databaseMs: given(6, 'One round trip of a function to DynamoDB in its region, transactions included.'),
  apiCpuMs: given(6, 'Processor time of a request, where no throughput was measured.'),
  otherCpuMs: given(10, 'Processor time of a batch of the stream, or of a minute’s tick.'),
  canaryMs: given(150, 'What the clock waits for the canary, which goes through the public address.'),
  mbPerProcessor: given(
    1_769,
    'Memory for which Lambda gives one processor; with less, a request takes as much longer.',
  ),
  coldShare: given(0.005, 'Requests that start a new environment.'),
  coldMs: given(400, 'What such a start is billed, where no load time was measured.'),
  environments: given(2, 'Environments of the API that are warm at a time; each reads its secrets every five minutes.'),
  tablesPerFunction: given(3, 'Tables that a function touches; DynamoDB asks KMS for each every five minutes.'),
  headerBytes: given(600, 'Headers of an answer.'),
  webVisits: given(300, 'Visits of the console and the H5 pages in a day; the mini-program loads no web files.'),
  webRequests: given(8, 'Requests of a visit for web files; hashed ones come from the browser’s cache.'),
  webBytes: given(150_000, 'Bytes of a visit for web files, most visitors having them already.'),
  webStorage: given(0.02, 'GB of web files of some releases.'),
  logCompression: given(0.2, 'Of a GB of log lines taken in, CloudWatch keeps so much, compressed.'),
  customMetrics: given(
    8,
    'Metrics of our own that speak in most hours: a metric is paid for the hours in which it does.',
  ),
  queueRequests: given(660_000, 'Lambda’s five pollers of the job queue ask it every 20 s, all month; jobs are few.'),
} satisfies Record<string, Assumption>

export type AssumptionName = keyof typeof ASSUMPTIONS
/** The bare numbers, to be changed one at a time. */
export type Numbers = Record<AssumptionName, number>
export const numbersOf = (changes: Partial<Numbers> = {}): Numbers => ({
  ...(Object.fromEntries(Object.entries(ASSUMPTIONS).map(([name, { value }]) => [name, value])) as Numbers),
  ...changes,
})

/**
 * How often each command is given in a need's life: four in five are published and claimed, one in seven is taken up by
 * the desk itself, few are declined, asked about or come back.
 */
export const COMMANDS: Record<string, number> = {
  submit: 1,
  publish: 0.8,
  accept: 0.14,
  decline: 0.05,
  ask: 0.1,
  supply: 0.1,
  resubmit: 0.02,
  unpublish: 0.02,
  claim: 0.85,
  'claim (lost)': 0.15,
  'claim (lost in the race)': 0.01,
  release: 0.08,
  hand_over: 0.03,
  progress: 0.8,
  fulfil: 0.88,
  confirm: 0.7,
  close: 0.22,
  reopen: 0.04,
  withdraw: 0.03,
}

/** Parts of a hundred reads. Half are looks of an open page whether anything has changed, every ten seconds; a visit begins with a refresh. */
export const READS: Record<string, number> = {
  'listNeeds (triage, unchanged)': 40,
  'listNeeds (hall, unchanged)': 10,
  'listNeeds (hall)': 6,
  'listNeeds (mine)': 3,
  'listNeeds (claimed)': 2,
  'listNeeds (triage)': 3,
  'listNeeds (cases)': 1.5,
  'listNeeds (cases of the county)': 0.2,
  'getNeed (hall)': 5,
  'getNeed (own)': 4,
  'getNeed (held)': 3,
  'getNeed (case)': 4,
  'getNeed (case, long history)': 0.5,
  'getNeed (served)': 0.5,
  readContact: 1,
  listNotices: 3,
  getMe: 5,
  listColleagues: 0.2,
  listAreas: 0.3,
  getArea: 0.2,
  'listFigureCases (now)': 0.2,
  'getStatistics (community, a month)': 0.3,
  'getStatistics (street, a month)': 0.1,
  'getStatistics (county, a month)': 0.09,
  'getStatistics (county, a year)': 0.01,
  refresh: 6,
  'sign in': 0.7,
  'sign in, first time': 0.1,
  'console: show a code': 0.02,
  'console: look whether it was approved': 0.04,
  'console: approve by phone': 0.02,
  'console: be let in': 0.02,
}

/** Reads that a page does by itself, at the interval that the settings give. */
export const POLLS = Object.keys(READS).filter((name) => name.includes('unchanged'))
/** Seconds between two of them for which the shares above are meant: core's own default. */
export const POLL_SECONDS = 10

export type Size = { name: string; deployments: number; counties: number; says: string }
/** One deployment serves one county: what is fixed is paid by each. `counties` of half a million are the needs. */
export const SIZES: readonly Size[] = [
  { name: 'county', deployments: 1, counties: 1, says: '0.5 million residents' },
  { name: 'prefecture', deployments: 8, counties: 8, says: '8 counties' },
  { name: 'province', deployments: 92, counties: 91, says: 'a 31st of the nation' },
  {
    name: 'nation',
    deployments: 2_844,
    counties: 2_820,
    says: '2,844 units of the county’s rank, 1.41 billion people',
  },
]
