/** A map that keeps its last `limit` entries: nothing in the double grows without end. */
export class BoundedMap<K, V> extends Map<K, V> {
  constructor(private readonly limit = 300) {
    super()
  }
  override set(key: K, value: V): this {
    super.set(key, value)
    for (const oldest of this.keys()) {
      if (this.size <= this.limit) break
      this.delete(oldest)
    }
    return this
  }
}
