import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { AwsRefusal, type AwsAnswers, readCall, unknownOperation } from './aws-answer'

/** One KMS key: its ARN is what functions name it by. */
export const CONTACT_KEY_ARN = 'arn:aws-cn:kms:cn-north-1:111122223333:key/contacts'

const Generate = z.strictObject({ KeyId: z.string(), KeySpec: z.literal('AES_256') })
const Decrypt = z.strictObject({ KeyId: z.string(), CiphertextBlob: z.string() })

/** Operations of KMS on one key, whose material can be rotated: what an older version sealed still opens. */
export function createMasterKey() {
  const versions = [randomBytes(32)]

  /** Version 1, nonce 12, tag 16, then the data key. */
  function seal(key: Uint8Array) {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', versions.at(-1) ?? '', nonce)
    const body = Buffer.concat([cipher.update(key), cipher.final()])
    return Buffer.concat([Buffer.of(versions.length - 1), nonce, cipher.getAuthTag(), body]).toString('base64')
  }

  function open(blob: string) {
    const bytes = Buffer.from(blob, 'base64')
    try {
      const decipher = createDecipheriv('aes-256-gcm', versions[bytes[0] ?? 0] ?? '', bytes.subarray(1, 13))
      decipher.setAuthTag(bytes.subarray(13, 29))
      return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('base64')
    } catch {
      throw new AwsRefusal('InvalidCiphertextException', 'this was not sealed by this key')
    }
  }

  const answer: AwsAnswers = ({ operation, input }, note) => {
    const isSealing = operation === 'GenerateDataKey'
    if (!isSealing && operation !== 'Decrypt') throw unknownOperation(`kms:${operation}`)
    const { KeyId } = readCall(z.object({ KeyId: z.string() }), input)
    note(`kms:${operation}`, KeyId === CONTACT_KEY_ARN ? 'contactsKey' : KeyId)
    if (KeyId !== CONTACT_KEY_ARN) throw new AwsRefusal('NotFoundException', `Key '${KeyId}' does not exist`)
    if (!isSealing) {
      const { CiphertextBlob } = readCall(Decrypt, input)
      return { KeyId, Plaintext: open(CiphertextBlob), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
    }
    readCall(Generate, input)
    const key = randomBytes(32)
    return { KeyId, Plaintext: key.toString('base64'), CiphertextBlob: seal(key) }
  }

  return {
    answer,
    /** New material seals from now on. */
    rotate: () => void versions.push(randomBytes(32)),
  }
}
