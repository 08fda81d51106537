/** The first words on one line, at most `max` UTF-16 units with the ellipsis; no pair is split. Mask before cutting. */
export function excerpt(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= max) return line
  let cut = ''
  for (const character of line) {
    if (cut.length + character.length > max - 1) break
    cut += character
  }
  return `${cut.trimEnd()}…`
}
