import { selectOfficeIds } from '#db/queries/select-office-ids.ts'
import type { Queryable } from '#db/queryable.ts'
import { ActRefused } from './record-error.ts'

/** Throws ActRefused for an office nobody knows; `path`: the field of the body that names it. */
export async function requireOffice(db: Queryable, office: string, path = '/office'): Promise<void> {
  if ((await selectOfficeIds(db)).has(office)) return
  throw new ActRefused('invalid', `There is no office ${office}.`, [{ path, message: 'is not there' }])
}
