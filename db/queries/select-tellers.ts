import type { Queryable } from '#db/queryable.ts'
import type { Teller } from '#lib/domain/deploy/join-witnesses.ts'

/** What each source is to the rollouts it tells: its kind, and whether it is an orchestrator (only those have a platform). */
export async function selectTellers(db: Queryable): Promise<Map<string, Teller>> {
  const { rows } = await db.query<[id: string, kind: string, isOrchestrator: boolean]>({
    name: 'select-tellers',
    rowMode: 'array',
    text: `select id, kind, platform is not null from source where kind <> 'push'`,
  })
  return new Map(rows.map(([id, kind, isOrchestrator]) => [id, { kind, isOrchestrator }]))
}
