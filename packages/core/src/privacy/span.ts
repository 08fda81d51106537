import type { PersonalSpan } from '@microwish/contract'

export type SpanKind = PersonalSpan['kind']

/** Stands in for what was found while the rest is read again; no pattern knows it. */
export const FOUND = '■'

/** What a mask shows in place of words of a kind. */
export const KIND_WORD: Record<Exclude<SpanKind, 'phone' | 'address'>, string> = {
  identity: '【证件号】',
  name: '【姓名】',
  living: '【居住情况】',
  school: '【学校】',
  floor: '【楼层】',
}

/** Every match of a global pattern as a span; a group named `it`, if there is one, is the span. */
export function spansOf(kind: SpanKind, pattern: RegExp, plain: string): PersonalSpan[] {
  return [...plain.matchAll(pattern)].flatMap((match) => {
    const it = match.groups?.['it'] ?? match[0]
    if (it === '') return []
    const start = match.index + match[0].lastIndexOf(it)
    return [{ start, end: start + it.length, kind }]
  })
}

/** What staff may not keep in the hall's words, whatever they think of it. */
export const NEVER_KEPT: ReadonlySet<SpanKind> = new Set(['phone', 'identity', 'living', 'school', 'floor'])
const RANK: Record<SpanKind, number> = { phone: 0, identity: 0, living: 1, school: 1, floor: 1, name: 2, address: 3 }

/**
 * The spans without overlaps, in order. What can never be kept comes first, so that a keepable address around it does
 * not carry it into the hall; then names, which addresses swallow; then the longest. What is left of a span stays one.
 */
export function withoutOverlaps(spans: readonly PersonalSpan[]): PersonalSpan[] {
  const ranked = [...spans].sort(
    (a, b) => RANK[a.kind] - RANK[b.kind] || b.end - b.start - (a.end - a.start) || a.start - b.start,
  )
  const kept: PersonalSpan[] = []
  for (const span of ranked) kept.push(...remainder(span, kept))
  return kept.sort((a, b) => a.start - b.start)
}

function remainder(span: PersonalSpan, taken: readonly PersonalSpan[]): PersonalSpan[] {
  return taken.reduce<PersonalSpan[]>(
    (pieces, { start, end }) =>
      pieces.flatMap((piece) =>
        end <= piece.start || piece.end <= start
          ? [piece]
          : [
              { ...piece, end: start },
              { ...piece, start: end },
            ].filter((left) => left.start < left.end && left.start >= piece.start && left.end <= piece.end),
      ),
    [span],
  )
}
