import { inflateSync } from 'node:zlib'

const WOFF_HEADER = 44
const SFNT_HEADER = 12

/** Unpacks a WOFF 1.0 font (W3C) to the plain TrueType or OpenType font inside, which is what an operating system reads. */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const header = Buffer.alloc(SFNT_HEADER + 16 * count)
  const largestPower = Math.floor(Math.log2(count))
  header.writeUInt32BE(woff.readUInt32BE(4), 0)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(16 * 2 ** largestPower, 6)
  header.writeUInt16BE(largestPower, 8)
  header.writeUInt16BE(16 * (count - 2 ** largestPower), 10)
  const parts: Buffer[] = [header]
  for (let index = 0, offset = header.length; index < count; index++) {
    const { tag, checksum, data } = readTable(woff, WOFF_HEADER + 20 * index)
    const entry = SFNT_HEADER + 16 * index
    tag.copy(header, entry)
    header.writeUInt32BE(checksum, entry + 4)
    header.writeUInt32BE(offset, entry + 8)
    header.writeUInt32BE(data.length, entry + 12)
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4)
    parts.push(data, padding)
    offset += data.length + padding.length
  }
  return Buffer.concat(parts)
}

function readTable(woff: Buffer, at: number) {
  const offset = woff.readUInt32BE(at + 4)
  const packedLength = woff.readUInt32BE(at + 8)
  const packed = woff.subarray(offset, offset + packedLength)
  return {
    tag: woff.subarray(at, at + 4),
    checksum: woff.readUInt32BE(at + 16),
    data: packedLength < woff.readUInt32BE(at + 12) ? inflateSync(packed) : packed,
  }
}
