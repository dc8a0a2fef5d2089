import type { Database } from '#db/client.ts'
import { selectSealedCredential } from '#db/queries/select-sealed-credential.ts'
import { authSettings } from '#lib/auth/auth-settings.ts'
import { openSealed, sourceSecretPlace } from '#lib/auth/seal.ts'

/** A credential of a source connected on the page, in the clear; null when it is not there any more. Throws SealBroken. */
export async function openCredential(
  db: Database,
  source: string,
  id: string,
  now: number,
): Promise<string | null> {
  const sealed = await selectSealedCredential(db.pool, source, id, now)
  if (sealed === null) return null
  return openSealed(sealed, sourceSecretPlace(source, id), authSettings(process.env).secret)
}
