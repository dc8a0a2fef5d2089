import type { Queryable } from '#db/queryable.ts'
import type { Teller } from '#lib/domain/deploy/join-witnesses.ts'
import { orchestratorKinds } from '#lib/domain/deploy/orchestrator-kinds.ts'

/** What each source is to the rollouts it tells; those of our own calls are left out. */
export async function selectTellers(db: Queryable): Promise<Map<string, Teller>> {
  const { rows } = await db.query<[id: string, kind: string]>({
    name: 'select-tellers',
    rowMode: 'array',
    text: `select id, kind from source where kind <> 'push'`,
  })
  return new Map(rows.map(([id, kind]) => [id, { kind, isOrchestrator: orchestratorKinds.has(kind) }]))
}
