import { readFile } from 'node:fs/promises'
import type { SecretReference } from './source-schema.ts'

/** Opens a secret of a source that is sealed in the database, by its id; null: it is not there any more. */
export type OpenSealed = (source: string, id: string) => Promise<string | null>

/** The secret behind a reference, read anew each time: tokens in files rotate. Throws without ever naming a value. */
export async function readSecret(
  reference: SecretReference,
  env: Record<string, string | undefined>,
  openSealed: (id: string) => Promise<string | null> = async () => null,
): Promise<string> {
  if (reference.sealed !== undefined) {
    const opened = await openSealed(reference.sealed)
    if (opened !== null) return opened
    throw new Error('the secret this source was connected with is not there any more: give it again')
  }
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
