import { DomainError } from '@microwish/core'

/** Whether a dotted version is older than another; what is not a version is not judged. */
export function isOlder(version: string, than: string): boolean {
  const [given, oldest] = [version, than].map((text) => text.split('.').map(Number))
  if (!given || !oldest || given.some(Number.isNaN)) return false
  for (let i = 0; i < 3; i++) {
    const difference = (given[i] ?? 0) - (oldest[i] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

/** @throws DomainError `client_outdated` for a client that names a version no longer served (decision 4). */
export function refuseOutdated(version: string | undefined, oldestClient: string) {
  if (version !== undefined && isOlder(version, oldestClient))
    throw new DomainError('client_outdated', '这个版本太旧了，请关掉重新打开')
}
