import { type PersonalSpan, SUMMARY_MAX } from '@microwish/contract'

export type SpanKind = PersonalSpan['kind']

/** Kinds that staff may keep after a look; numbers of people never enter the hall. */
export const canKeep = (kind: SpanKind) => kind !== 'phone' && kind !== 'identity'

/** Whether a word that the server found is a number of the kind that is never kept: seven digits or more. */
export const isNumber = (word: string) => word.replace(/[\s-]/g, '').search(/\d{7}/) >= 0

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

/** The words without their masked spans, tidied and cut to a summary's length at the end of a clause. */
export function rebuildSummary(text: string, spans: readonly PersonalSpan[], kept: ReadonlySet<string>): string {
  const open = cutAtSpans(text, spans)
    .filter(({ text: words, span }) => !span || (canKeep(span.kind) && kept.has(words)))
    .map(({ text: words }) => words)
    .join('')
  return shorten(tidy(open))
}

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
