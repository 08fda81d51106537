type Bar = { label: string; values: readonly number[] }

const WIDTH = 720
const LABEL = 150
const ROW = 22
/** Dark and light, told apart by brightness alone. */
const COLOURS = ['#1f5f8b', '#a9c9dd', '#d9a441']

/** Lying bars, a group for each label, on one scale from nothing. */
export function bars(title: string, groups: readonly Bar[]): string {
  const largest = Math.max(1e-9, ...groups.flatMap(({ values }) => values))
  const thickness = (count: number) => (ROW - 6) / count
  const rows = groups.map(({ label, values }, index) => {
    const top = 34 + index * ROW
    const shapes = values.map((value, n) => {
      const width = Math.round((value / largest) * (WIDTH - LABEL - 80))
      const height = thickness(values.length)
      return `<rect x="${LABEL}" y="${top + n * height}" width="${width}" height="${height - 1}" fill="${COLOURS[n]}"/>`
    })
    const text = values.map((value) => plain(value)).join(' / ')
    const end = LABEL + Math.round((Math.max(...values) / largest) * (WIDTH - LABEL - 80))
    return (
      `<text x="${LABEL - 8}" y="${top + 12}" text-anchor="end">${escaped(label)}</text>${shapes.join('')}` +
      `<text x="${end + 6}" y="${top + 12}">${text}</text>`
    )
  })
  return picture(title, 44 + groups.length * ROW, rows)
}

function picture(title: string, height: number, shapes: readonly string[]) {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" ` +
    `font-family="sans-serif" font-size="12" fill="#222" role="img"><title>${escaped(title)}</title>` +
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/><text x="8" y="18" font-weight="bold">${escaped(title)}</text>` +
    `${shapes.join('')}</svg>\n`
  )
}

const plain = (value: number) => (value >= 100 ? String(Math.round(value)) : String(Math.round(value * 100) / 100))
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
