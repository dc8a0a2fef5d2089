import type { Queryable } from '#db/queryable.ts'

export type PauseAct = { source: string; at: number; isPaused: boolean; actor: string }

/** Who paused sources and let them go on, in that order. */
export async function selectSourcePauses(db: Queryable): Promise<PauseAct[]> {
  const { rows } = await db.query<PauseAct>(
    `select object_id as source, at, action = 'source.pause' as "isPaused", actor from audit_log
      where object_type = 'source' and action in ('source.pause', 'source.continue') order by seq`,
  )
  return rows
}
