import { GetSecretValueCommand, ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { Log } from '../http/http-env'
import { realWorld } from '../real-world'
import { cachedSecret, SecretRefused, type SecretSource } from './cached-secret'
import { patience } from './patience'

/** A store that does not answer is not waited for: the last good value goes on. */
const PATIENCE = patience(2_000)

/** A secret of Secrets Manager, read from the first moment on. */
export function secretOf<T>(SecretId: string, parse: (text: string) => T, log: Log): SecretSource<T> {
  const client = new SecretsManagerClient({ maxAttempts: 2, requestHandler: PATIENCE })
  const source = cachedSecret({
    read: () => readText(client, SecretId),
    parse,
    now: realWorld.realNow,
    onTrouble: ({ event, ...facts }) =>
      log({ level: 'error', event, requestId: '', secret: nameOf(SecretId), ...facts }),
  })
  // Begun while the function starts; a failure is told to whoever asks.
  source.get().catch(() => undefined)
  return source
}

async function readText(client: SecretsManagerClient, SecretId: string): Promise<string> {
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? ''
  } catch (error) {
    // The stacks create it without a value.
    if (error instanceof ResourceNotFoundException) throw new SecretRefused('nobody has filled it in')
    throw error
  }
}

/** The name in an ARN: `arn:…:secret:<name>-<six letters>`. */
const nameOf = (id: string) => id.split(':').pop()
