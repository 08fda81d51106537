/** An address bar's hash, taken apart: `#/grids/tree/are_…?day=2026-01-01`. */
export type Address = { page: string; parts: readonly string[]; params: URLSearchParams }

export function readAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [page = '', ...parts] = path.split('/')
  return { page, parts, params: new URLSearchParams(query) }
}

/** A hash of these parts; parameters without a value are left out. */
export function writeAddress(parts: readonly (string | undefined)[], params: Record<string, string | undefined> = {}) {
  const given = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const query = new URLSearchParams(given).toString()
  return `#/${parts.filter(Boolean).join('/')}${query && `?${query}`}`
}
