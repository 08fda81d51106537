import type { PersonalSpan } from '@microwish/contract'
import { spanText, words } from '../../messages'
import { canKeep, cutAtSpans, type SpanKind } from '../../summary'

const TINT: Record<SpanKind, string> = {
  phone: 'tel',
  identity: 'tel',
  address: 'addr',
  floor: 'addr',
  name: 'who',
  school: 'who',
  living: 'life',
}

type SpannedWordsProps = {
  text: string
  spans: readonly PersonalSpan[]
  kept: readonly string[]
  /** Absent: to be read only. */
  onToggle?: (span: PersonalSpan) => void
}

/** Words with their personal stretches tinted and named; a press keeps one or masks it again. */
export function SpannedWords({ text, spans, kept, onToggle }: SpannedWordsProps) {
  return (
    <p className='said'>
      {cutAtSpans(text, spans).map(({ text: piece, span }, at) => {
        if (!span) return <span key={at}>{piece}</span>
        const isKept = kept.includes(piece)
        const tint = `mark ${TINT[span.kind]}${isKept ? ' kept' : ''}`
        const kind = <small>{isKept ? words.triage.kept(spanText[span.kind]) : spanText[span.kind]}</small>
        return onToggle && canKeep(span.kind) ? (
          <button
            key={at}
            type='button'
            className={tint}
            aria-pressed={isKept}
            title={isKept ? words.triage.maskIt : words.triage.keepIt}
            onClick={() => onToggle(span)}
          >
            {piece}
            {kind}
          </button>
        ) : (
          <mark key={at} className={tint}>
            {piece}
            {kind}
          </mark>
        )
      })}
    </p>
  )
}
