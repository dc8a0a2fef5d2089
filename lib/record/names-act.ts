import type { Database } from '#db/client.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'

/** Who does something about names, where and when. */
export type NamesAct = { db: Database; viewer: Viewer; now: number }

/** As the audit log names them. */
export const actorOf = (viewer: Viewer): string => (viewer.kind === 'nobody' ? '' : viewer.name)
