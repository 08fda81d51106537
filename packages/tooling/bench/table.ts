/** A Markdown table; the first column is text, the others are set to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}

/** A number with so many digits after the point and thousands apart. */
export const number = (value: number, digits: number) =>
  value.toLocaleString('en', { minimumFractionDigits: 0, maximumFractionDigits: digits })
