import * as z from 'zod/mini'
import { endpoint } from './endpoint'

export const getHealth = endpoint({
  name: 'getHealth',
  method: 'GET',
  path: '/health',
  audience: 'public',
  status: 200,
  summary: 'Whether the API answers.',
  input: z.object({}),
  output: z.object({ status: z.literal('ok'), release: z.string() }),
  errors: [],
})
