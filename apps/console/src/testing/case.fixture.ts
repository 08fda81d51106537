import { type CaseNeed, CaseRow, NeedId } from '@microwish/contract'

const AT = '2026-11-20T02:00:00.000Z'

export const needId = (number: number) => NeedId.parse(`ned_${String(number).padStart(26, '0')}`)

/** A case as the desk reads it: just submitted, with one address and one telephone in its words. */
export function aCase(fields: Partial<CaseNeed> = {}): CaseNeed {
  const text = '我爸住榆钱里3栋，插座松了，请师傅来看看，打16000000002'
  const span = (word: string, kind: CaseNeed['spans'][number]['kind']) => ({
    start: text.indexOf(word),
    end: text.indexOf(word) + word.length,
    kind,
  })
  return {
    tier: 'case',
    needId: needId(1),
    kind: 'wish',
    status: 'submitted',
    statusText: '待受理',
    version: 1,
    actions: ['accept', 'ask', 'decline', 'publish', 'close'],
    category: 'repair',
    communityId: 'are_00000000000000000000000100' as CaseNeed['communityId'],
    communityName: '榆钱巷社区',
    submittedAt: AT,
    updatedAt: AT,
    excerpt: '插座松了，请师傅来看看',
    callBack: false,
    channel: 'app',
    isBackfilled: false,
    text,
    spans: [span('榆钱里3栋', 'address'), span('16000000002', 'phone')],
    occurredAt: AT,
    submitterName: '温小满',
    contact: { phoneMasked: '160****0002' },
    suggestion: {
      publicSummary: '插座松了，请师傅来看看',
      effortMinutes: 30,
      timeWindow: 'weekend',
      headcount: 1,
      costClass: 'free',
    },
    history: [],
    readings: [],
    ...fields,
  }
}

/** The same case as a list shows it. */
export const aRow = (fields: Partial<CaseNeed> = {}): CaseRow => CaseRow.parse(aCase(fields))
