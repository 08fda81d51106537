import { openContact, sealContact } from './seal'

const dataKey = { keyId: '2026-11', key: new Uint8Array(32).fill(3) }
const contact = { phone: '16000000001', address: '3栋2单元401' }

describe('a sealed contact', () => {
  it('opens for its own need', () => {
    expect(openContact(dataKey.key, 'ned_1', sealContact(dataKey, 'ned_1', contact))).toEqual(contact)
  })

  it('says nothing of what is inside, and never the same twice', () => {
    const [one, two] = [sealContact(dataKey, 'ned_1', contact), sealContact(dataKey, 'ned_1', contact)]
    expect(Buffer.from(one.box, 'base64').toString('utf8')).not.toContain('1600')
    expect(one.box).not.toBe(two.box)
  })

  it('does not open for another need, under another key, or altered', () => {
    const sealed = sealContact(dataKey, 'ned_1', contact)
    const bytes = Buffer.from(sealed.box, 'base64')
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
    expect(() => openContact(dataKey.key, 'ned_2', sealed)).toThrow()
    expect(() => openContact(new Uint8Array(32).fill(4), 'ned_1', sealed)).toThrow()
    expect(() => openContact(dataKey.key, 'ned_1', { ...sealed, box: bytes.toString('base64') })).toThrow()
  })
})
