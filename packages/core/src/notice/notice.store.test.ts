import type { Notice, PersonId } from '@microwish/contract'
import { testTables } from '@microwish/devkit/testing'
import { createDatabase } from '../database.dynamo'
import { aNeed, people, places } from '../factory'
import type { Activity } from '../need'
import { deliverNotices, type SendNotice } from './deliver-notices'
import { listNotices } from './list-notices'
import { noticeStore, type NoticeStore } from './notice-store.dynamo'

const { resident, member } = people
const claim = (version: number): Activity => ({
  needId: aNeed().needId,
  version,
  at: `2026-11-21T02:00:${String(version).padStart(2, '0')}.000Z`,
  action: 'claim',
  from: 'open',
  to: 'claimed',
  actor: { personId: member.personId, name: member.name, surname: member.surname, role: 'member' },
  kind: 'wish',
  category: 'repair',
  areaPath: places.grid.path,
  communityId: places.community.areaId,
  submitterId: resident.personId,
  holderId: member.personId,
  words: [],
})

describe('notices', () => {
  let tables: Awaited<ReturnType<typeof testTables>>
  let notices: NoticeStore
  let sent: [PersonId, Notice][]
  let failures: unknown[]
  let ids = 0
  const ctx = (send: SendNotice = async (...what) => void sent.push(what)) => ({
    stores: { notices },
    send,
    onSendFailure: (error: unknown) => void failures.push(error),
    newId: (prefix: string) => `${prefix}_${++ids}`,
    realNow: () => Date.parse('2026-11-21T02:00:00.000Z'),
  })
  const inbox = (personId: PersonId, more: { cursor?: string; limit?: number } = {}) =>
    listNotices(
      { stores: { notices }, caller: { personId, audience: 'citizen', sessionId: 'ses_test' } },
      { limit: 20, ...more },
    )

  beforeEach(async () => {
    tables = await testTables()
    notices = noticeStore(createDatabase(tables.client, tables.tables))
    sent = []
    failures = []
  })
  afterEach(() => tables.drop())

  it('are kept and sent once, however often and however simultaneously the event comes', async () => {
    await Promise.all(Array.from({ length: 8 }, () => deliverNotices(ctx(), claim(3))))
    await deliverNotices(ctx(), claim(3))
    expect((await inbox(resident.personId)).items).toHaveLength(1)
    expect(sent.map(([personId]) => personId)).toEqual([resident.personId])
    expect((await inbox(member.personId)).items).toEqual([])
  })

  it('stay in the inbox when sending fails, and are not sent again', async () => {
    await deliverNotices(
      ctx(() => Promise.reject(new Error('busy'))),
      claim(3),
    )
    await deliverNotices(ctx(), claim(3))
    expect(failures).toHaveLength(1)
    expect(sent).toEqual([])
    expect((await inbox(resident.personId)).items).toHaveLength(1)
  })

  it('count as written by an attempt whose answer was lost', async () => {
    const addressed = { personId: resident.personId, notice: { ...aNotice, noticeId: 'a' } }
    expect(await notices.add(addressed, 'first', 1)).toBe(true)
    expect(await notices.add(addressed, 'first', 1)).toBe(true)
    expect(await notices.add(addressed, 'second', 1)).toBe(false)
  })

  it('come newest first, a page at a time, to their own reader only', async () => {
    for (let version = 1; version <= 7; version++) await deliverNotices(ctx(), claim(version))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await inbox(resident.personId, { limit: 3, ...(cursor && { cursor }) })
      seen.push(...page.items.map(({ at }) => at))
      cursor = page.cursor
    } while (cursor)
    expect(seen).toHaveLength(7)
    expect(seen).toEqual([...seen].sort().reverse())
    const [newest] = (await inbox(resident.personId)).items
    expect((await inbox(member.personId, { cursor: newest?.noticeId ?? '' })).items).toEqual([])
  })
})

const aNotice: Omit<Notice, 'noticeId'> = {
  at: '2026-11-21T02:00:00.000Z',
  needId: aNeed().needId,
  action: 'claim',
  as: 'submitter',
  title: '有人接下了您的心愿',
  text: '舒同志接下了您的心愿',
}
