import { readFile } from 'node:fs/promises'
import type { SecretReference } from './source-schema.ts'

/** The secret behind a reference, read anew each time: tokens in files rotate. Throws without ever naming a value. */
export async function readSecret(
  reference: SecretReference,
  env: Record<string, string | undefined>,
): Promise<string> {
  const value =
    reference.file === undefined
      ? env[reference.variable!]
      : await readFile(reference.file, 'utf8').catch(() => '')
  const secret = value?.trim()
  if (secret) return secret
  const where =
    reference.file === undefined ? `the variable ${reference.variable}` : `the file ${reference.file}`
  throw new Error(`${where} holds no secret`)
}
