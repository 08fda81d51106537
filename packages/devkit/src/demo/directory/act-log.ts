import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'

type Line = { act: string; input: object } | { act: string; answer: object }

/**
 * What was sent, written before it is sent, and what came back: after a cut the same words go out again under the same
 * key, and are answered as they were. One JSON object a line; a last line that was cut is dropped.
 */
export function actLog(file: string) {
  const inputs = new Map<string, object>()
  const answers = new Map<string, object>()
  const take = (line: Line) => {
    if ('input' in line) inputs.set(line.act, line.input)
    else answers.set(line.act, line.answer)
  }
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const whole = kept.slice(0, kept.lastIndexOf('\n') + 1)
  if (whole !== kept) writeFileSync(file, whole)
  for (const line of whole.split('\n').filter(Boolean)) take(JSON.parse(line) as Line)
  function append(line: Line) {
    appendFileSync(file, `${JSON.stringify(line)}\n`)
    take(line)
  }
  return { inputs, answers, append }
}
