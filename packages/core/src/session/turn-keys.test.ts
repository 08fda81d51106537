import { addKey, dropKey, freshSigningKey, promoteKey, type SessionSecret } from './turn-keys'

const WAITS = { spreadMs: 10 * 60_000, accessMs: 15 * 60_000 }
const at = (clock: string) => `2026-11-22T${clock}:00.000Z`
const old = { kid: 'old', secret: 'b2xk' }
const next = { kid: 'new', secret: 'bmV3' }
const begun: SessionSecret = { signingKeys: [old], identityKey: 'aWQ=' }

const added = addKey(begun, next, at('10:00'))
const promoted = promoteKey(added, 'new', at('10:10'), WAITS)
const kids = ({ signingKeys }: SessionSecret) => signingKeys.map(({ kid }) => kid)

describe('turning the signing key', () => {
  it('goes add, promote, drop, and leaves the identity key alone', () => {
    expect(kids(added)).toEqual(['old', 'new'])
    expect(kids(promoted)).toEqual(['new', 'old'])
    const done = dropKey(promoted, 'old', at('10:35'), WAITS)
    expect(done).toEqual({ signingKeys: [{ ...next, addedAt: at('10:00') }], identityKey: 'aWQ=' })
    expect(kids(promoteKey(addKey(done, old, at('11:00')), 'old', at('11:10'), WAITS))).toEqual(['old', 'new'])
  })

  it.each<[string, () => unknown, string]>([
    ['a third key', () => addKey(added, { kid: 'c', secret: '' }, at('10:01')), 'there are two keys already'],
    ['a name that is taken', () => addKey(begun, old, at('10:00')), 'there is a key old already'],
    ['promoting a key before all know it', () => promoteKey(added, 'new', at('10:09'), WAITS), '2026-11-22T10:10:00'],
    ['promoting the key that signs', () => promoteKey(added, 'old', at('12:00'), WAITS), 'old signs already'],
    ['promoting nothing', () => promoteKey(added, 'x', at('12:00'), WAITS), 'there is no key x'],
    ['dropping the key that signs', () => dropKey(promoted, 'new', at('12:00'), WAITS), 'new signs'],
    ['dropping the only key', () => dropKey(begun, 'old', at('12:00'), WAITS), 'old signs'],
    ['dropping while its tokens live', () => dropKey(promoted, 'old', at('10:34'), WAITS), '2026-11-22T10:35:00'],
    [
      'dropping a key that somebody moved by hand',
      () => dropKey({ ...begun, signingKeys: [next, old] }, 'old', at('12:00'), WAITS),
      'stopped signing',
    ],
  ])('refuses %s, with a sentence', (_, step, sentence) => {
    expect(step).toThrow(sentence)
  })

  it('takes a key back at once while it has signed nothing, and puts the old one in front again', () => {
    expect(kids(dropKey(added, 'new', at('10:01'), WAITS))).toEqual(['old'])
    const back = promoteKey(promoted, 'old', at('10:11'), WAITS)
    expect(back.signingKeys[0]).toEqual(old)
    expect(() => dropKey(back, 'new', at('10:12'), WAITS)).toThrow('may still be alive')
  })

  it('makes keys of 32 random bytes under a name that tells the day', () => {
    const [one, two] = [freshSigningKey(at('10:00')), freshSigningKey(at('10:00'))]
    expect(Buffer.from(one.secret, 'base64')).toHaveLength(32)
    expect(one.secret).not.toBe(two.secret)
    expect(one.kid).toMatch(/^k20261122-[0-9a-f]{4}$/)
  })
})
