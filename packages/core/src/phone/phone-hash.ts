import { createHmac } from 'node:crypto'

/** A number as it is written in mainland China, without the hyphen that some write in a landline’s. */
const plain = (phone: string) => phone.replace(/[^0-9]/g, '')

/** By what a telephone is found: without the key nobody can try the ten thousand million numbers. Never stored beside it. */
export const phoneHash = (key: Uint8Array, phone: string) =>
  createHmac('sha256', key)
    .update(`phone:${plain(phone)}`)
    .digest('base64url')
