import { type PersonalSpan, SUMMARY_MAX } from '@microwish/contract'

export type SpanKind = PersonalSpan['kind']

/** What staff may keep after a look: the rest never enters the hall, whatever anybody thinks of it (PRODUCT §5). */
export const canKeep = (kind: SpanKind) => kind === 'name' || kind === 'address'

/** Whether a word that the server found is a number of the kind that is never kept: seven digits or more. */
export const isNumber = (word: string) => /\d{7}/.test(word.replace(/[\s-]/g, ''))

export type Piece = { text: string; span?: PersonalSpan }

/** The words cut at their spans, in order; joined again they are the words. Overlapping spans yield to the earlier. */
export function cutAtSpans(text: string, spans: readonly PersonalSpan[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < at || span.end <= span.start) continue
    if (span.start > at) pieces.push({ text: text.slice(at, span.start) })
    pieces.push({ text: text.slice(span.start, span.end), span })
    at = span.end
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}

/** A span's own words: how `keep` names it. */
export const wordOf = (text: string, span: PersonalSpan) => text.slice(span.start, span.end)

const CLAUSE = /[^，,。.；;！!？?\n]+/g
/** Enough of the suggestion's beginning to find where in the words it comes from. */
const ANCHOR = 4

/**
 * The server's suggestion with the clauses put back in which the officer keeps a word; everything still masked in them
 * stays out. A clause that came before the suggestion in the resident's words stands before it again.
 */
export function rebuildSummary(
  text: string,
  spans: readonly PersonalSpan[],
  kept: ReadonlySet<string>,
  suggestion: string,
): string {
  const anchor = text.indexOf(suggestion.slice(0, ANCHOR))
  const [before, after]: [string[], string[]] = [[], []]
  for (const { index, 0: clause } of text.matchAll(CLAUSE)) {
    const inside = spans.filter((span) => span.start >= index && span.end <= index + clause.length)
    const isOpen = (span: PersonalSpan) => canKeep(span.kind) && kept.has(wordOf(text, span))
    if (!inside.some(isOpen)) continue
    const masked = inside
      .filter((span) => !isOpen(span))
      .map((span) => ({ start: span.start - index, end: span.end - index }))
    const shown = tidy(without(clause, masked))
    ;(index < anchor ? before : after).push(shown)
  }
  return shorten([...before, suggestion, ...after].filter((part) => part !== '').join('，'))
}

const without = (words: string, stretches: readonly { start: number; end: number }[]) =>
  [...stretches]
    .sort((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), words)

/** Takes a word out of a summary that an officer wrote. */
export const withoutWord = (summary: string, word: string) => tidy(summary.split(word).join(''))

function tidy(words: string) {
  return words
    .replace(/\s+/g, ' ')
    .replace(/([，。、；：！？,])[，、；：,]+/g, '$1')
    .replace(/^[，。、；：！？,\s]+/, '')
    .trim()
}

function shorten(words: string) {
  if (words.length <= SUMMARY_MAX) return words
  const head = words.slice(0, SUMMARY_MAX)
  const end = Math.max(...['。', '！', '？', '；', '，'].map((mark) => head.lastIndexOf(mark)))
  return end > 0 ? head.slice(0, end) : head
}
