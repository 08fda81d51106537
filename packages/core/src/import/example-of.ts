import type { ImportExample } from '@microwish/contract'

type Facts = Readonly<Record<string, string | undefined>>

/** What a line would do, by titles: all facts of what is new, those that differ of what stands. */
export function exampleOf(line: number, name: string, before: Facts | undefined, after: Facts): ImportExample {
  const fields = Object.keys(after).flatMap((title) => {
    const [was, is] = [before?.[title], after[title]]
    if (was === is) return []
    return [{ title, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }]
  })
  return { line, what: before ? 'changed' : 'added', name, fields }
}
