import type { Database } from '#db/client.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'

/** Who asks, of which database, and when (epoch ms). */
export type ReadContext = { viewer: Viewer; db: Database; now: number }
