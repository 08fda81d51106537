const han = /^\p{Script=Han}+$/u
const length = (text: string) => [...text].length

/**
 * What WeChat's documents say about each kind of field (PLATFORM §1), written here a second time on purpose: the double
 * must not agree with the client merely because both run the same code.
 */
const RULES: Record<string, (text: string) => boolean> = {
  thing: (text) => length(text) <= 20,
  phrase: (text) => length(text) <= 5 && han.test(text),
  name: (text) => (han.test(text) ? length(text) <= 10 : length(text) <= 20),
  number: (text) => /^\d{1,32}$/.test(text),
  character_string: (text) => /^[\x21-\x7e]{1,32}$/.test(text),
  time: (text) => /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{1,2}:\d{2}$/.test(text),
  date: (text) => /^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?$/.test(text),
  amount: (text) => /^\D?\d{1,10}(\.\d+)?元?$/.test(text),
  phone_number: (text) => /^[\d+-]{1,17}$/.test(text),
}

/** What is wrong with the data of a message, in WeChat's words, or nothing. */
export function findFieldFault(fields: Record<string, string>, data: unknown): string | undefined {
  const given = data !== null && typeof data === 'object' ? (data as Record<string, { value?: unknown }>) : {}
  for (const key of Object.keys(fields)) {
    // A template's field that was left out counts as empty.
    const value = given[key]?.value
    if (typeof value !== 'string' || value === '') return `data.${key}.value is empty`
    const rule = RULES[key.replace(/\d+$/, '')]
    if (!rule?.(value)) return `data.${key}.value invalid`
  }
  return undefined
}
