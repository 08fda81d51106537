import type { TableName } from '@microwish/core/tables'
import type { Stage } from './stage/database'
import type { Bill } from './bill/bill'

/** What one use of something costs, exactly, by AWS's published rules (devkit's faults/capacity.ts). */
export type UnitCost = {
  /** `command`: changes a need; `read`; `session`; `stream`: what follows from one event, in the stream's function. */
  kind: 'command' | 'read' | 'session' | 'stream'
  readUnits: number
  writeUnits: number
  /** Round trips to the database, by operation in their order; `calls` is their number. */
  operations: string[]
  calls: number
  /** Bytes more in the tables and their indexes, with AWS's 100 bytes of overhead for each entry. */
  storedBytes: number
  byTable: Partial<Record<TableName, { readUnits: number; writeUnits: number; storedBytes: number }>>
  /**
   * Partition keys of tables and indexes that bore it, by name: `ledger` `STAT#1#<county>`, `needs/byCounty`
   * `open#<county>`. Areas, people and needs are named by what they are.
   */
  byKey: { on: string; key: string; readUnits: number; writeUnits: number }[]
  /** Length of the HTTP answer's body in bytes, uncompressed; absent for the stream. */
  answerBytes?: number
}

/**
 * Name → cost. Commands by their action (`submit`, `publish`, `claim` …, with the case in brackets where it matters:
 * `claim (lost)`), reads by endpoint and case (`getNeed (own)`, `listNeeds (hall)`), sessions, and the stream by the
 * action of its event (`stream: claim`), each alone in its batch; `stream: 10 events` is a batch of ten of one community.
 */
export type Units = Record<string, UnitCost>

export type FunctionSize = {
  name: string
  bytes: number
  gzippedBytes: number
  /** Median of cold processes: evaluating the bundle. */
  loadMs: number
  /** Of a bundle with the very libraries that this function uses, bundled alike, and nothing of ours. */
  floorBytes: number
  floorLoadMs: number
  /** Against the common floor: what nobody can do without, bundled as anybody would. */
  bytesRatio: number
  loadRatio: number
  /** From the start of a process until its first event is answered; absent where no event was given. */
  firstAnswerMs?: number
  rssAfterInitMb?: number
  rssAfter100Mb?: number
}
export type Functions = { coldStarts: number; floor: { bytes: number; loadMs: number }; functions: FunctionSize[] }

export type ListCost = {
  level: 'grid' | 'community' | 'street' | 'county'
  page: 'first' | 'middle' | 'filtered'
  list: string
  needs: number
  readUnits: number
  roundTrips: number
  items: number
  p50Ms: number
}
export type Lists = {
  small: number
  large: number
  fixture: 'built' | 're-used'
  fixtureHash: string
  rows: ListCost[]
}

export type Pace = { perSecond: number; p50Ms: number; p99Ms: number; cpuMs: number }
export type Load = { operation: string; clients: number; requests: number; app: Pace; raw: Pace; ratio: number }
export type Throughput = { rounds: number; loads: Load[] }

export type StreamLag = {
  events: number
  commandsPerSecond: number
  p50Ms: number
  p99Ms: number
  maxMs: number
  /** Of notices, from commit to the inbox. */
  noticeP50Ms: number
  noticeP99Ms: number
}

export type Storm = {
  members: number
  connections: number
  outcomes: Record<string, number>
  seconds: number
  p50Ms: number
  p99Ms: number
  readUnits: number
  writeUnits: number
  /** Transactions that DynamoDB would have refused because another held the item; tried again by us. */
  conflicts: number
  /** The partition that bore most. */
  hottest: { on: string; key: string; readUnits: number; writeUnits: number }
}

/** One list of a county, imported by the job that the console starts. */
export type ListImport = {
  kind: string
  rows: number
  /** Until the job that checks it, and the job that applies it, have ended. */
  sendSeconds: number
  checkSeconds: number
  applySeconds: number
  /** Round trips to the database from the first row to the flip. */
  calls: number
  readUnits: number
  writeUnits: number
}
export type DirectoryRead = {
  name: string
  queries: number
  megabytes: number
  readUnits: number
  answerKb: number
  p50Ms: number
}
export type Directory = {
  areas: number
  organisations: number
  members: number
  imports: ListImport[]
  /** Of the process that holds the API and the jobs. */
  peakRssMb: number
  reads: DirectoryRead[]
  /** Two communities become one, with everything that stands there. */
  merge: { needs: number; people: number; seconds: number; calls: number; readUnits: number; writeUnits: number }
}

export type Startup = {
  /** `npm start` on built parts: an empty data folder (plays the demo), then the same folder again. */
  firstReadyMs: number
  againReadyMs: number
  serverRssMb: number
  databaseRssMb: number
}

export type Sections = {
  functions: Functions
  units: Units
  lists: Lists
  throughput: Throughput
  stream: StreamLag
  storm: Storm
  directory: Directory
  startup: Startup
  bill: Bill
}
export type SectionName = keyof Sections
/** In the order of the page; the bill, which is made of the others, comes last. */
export const SECTION_NAMES = [
  'functions',
  'units',
  'lists',
  'throughput',
  'stream',
  'storm',
  'directory',
  'startup',
  'bill',
] as const

export type Machine = { cpu: string; cores: number; memoryGb: number; system: string; node: string; java: string }
/** `tiny` proves that a section runs, and nothing else. */
export type Mode = 'full' | 'quick' | 'tiny'
/** When, where and how a section was measured. */
export type Measured = { at: string; mode: Mode; seconds: number; machine: Machine }

/** Of the shape of results.json: figures of another shape are not read. */
export const FORMAT = 1

/** results.json: what was measured last of each section, and when. */
export type Results = Partial<Sections> & { format: number; measured: Partial<Record<SectionName, Measured>> }

/** One section: measures, and says what a reader wants to know. */
export type Section<N extends SectionName = SectionName> = {
  name: N
  title: string
  measure: (options: { mode: Mode; say: (line: string) => void; open: () => Promise<Stage> }) => Promise<Sections[N]>
  /** Markdown below the title. */
  render: (data: Sections[N]) => string
  /** Goals that were not reached, a sentence each. */
  misses: (data: Sections[N]) => string[]
  /** SVG pictures by file name. */
  charts?: (data: Sections[N]) => Record<string, string>
}
