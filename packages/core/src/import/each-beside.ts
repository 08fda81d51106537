/** What runs beside each other: enough to hide their way, too few to crowd anybody out. */
const BESIDE = 16

/** Something for each, a few at a time; answers in order. */
export async function eachBeside<T, R>(all: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const found: R[] = []
  for (let at = 0; at < all.length; at += BESIDE)
    found.push(...(await Promise.all(all.slice(at, at + BESIDE).map(run))))
  return found
}
