/** What is made of a value, kept until the value is another. */
export function latest<A extends readonly unknown[], T>(make: (...values: A) => T): (...values: A) => T {
  let kept: { values: A; made: T } | undefined
  return (...values) => {
    if (!kept || kept.values.some((value, i) => value !== values[i])) kept = { values, made: make(...values) }
    return kept.made
  }
}
