import { withTransaction } from '#db/client.ts'
import { allowLongStatements } from '#db/queries/allow-long-statements.ts'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { countRolloutsByEnvironment } from '#db/queries/count-rollouts-by-place.ts'
import { insertDirtyMarks } from '#db/queries/insert-dirty-marks.ts'
import { lockCatalogExclusive } from '#db/queries/lock-catalog.ts'
import { notifyDirty } from '#db/queries/notify-dirty.ts'
import { selectAllServiceIds } from '#db/queries/rebuild-facts.ts'
import { replaceEnvironmentRules } from '#db/queries/replace-rules.ts'
import { selectClusters } from '#db/queries/select-catalog.ts'
import { selectEnvironmentRules } from '#db/queries/select-rules.ts'
import type { Queryable } from '#db/queryable.ts'
import { type EnvironmentRules, environmentRulesWith } from '#lib/domain/deploy/environment-class-of.ts'
import { rolloutEnvironment } from '#lib/domain/deploy/rollout-environment.ts'
import { canonicalJson } from '#lib/domain/observation/canonical-json.ts'
import type { EnvironmentClass } from '#lib/domain/placement/cluster.ts'
import { appendAudit } from './append-audit.ts'
import { actorOf, type NamesAct } from './names-act.ts'
import { requireAdmin } from './require-admin.ts'

const mostListed = 200

export type EnvironmentMove = {
  environment: string
  from: EnvironmentClass
  to: EnvironmentClass
  rollouts: number
}
export type EnvironmentRulesEffect = {
  /** Rollouts whose class changes. */
  rollouts: number
  /** The environment texts they name, at most 200, the most rollouts first. */
  environments: EnvironmentMove[]
}

/** Saves one's own environment rules, whole and in their order; every service is worked out anew. A dry run writes nothing. Throws ActRefused. */
export async function saveEnvironmentRules(
  act: NamesAct,
  rules: EnvironmentRules,
  isDryRun: boolean,
): Promise<EnvironmentRulesEffect> {
  requireAdmin(act.viewer)
  if (isDryRun) return effectOf(act.db.pool, rules)
  return withTransaction(act.db, async client => {
    await allowLongStatements(client)
    await lockCatalogExclusive(client)
    const effect = await effectOf(client, rules)
    const held = await selectEnvironmentRules(client)
    if (canonicalJson(held) === canonicalJson(rules)) return effect
    await replaceEnvironmentRules(client, rules)
    await bumpDataVersion(client, 'catalog', act.now)
    await insertDirtyMarks(client, await selectAllServiceIds(client), act.now)
    await appendAudit(client, {
      at: act.now,
      actor: actorOf(act.viewer),
      action: 'rules.environments.save',
      objectType: 'rules',
      objectId: 'environments',
      detail: { before: held, after: rules, rollouts: effect.rollouts },
    })
    await notifyDirty(client)
    return effect
  })
}

async function effectOf(db: Queryable, rules: EnvironmentRules): Promise<EnvironmentRulesEffect> {
  const clusters = new Map((await selectClusters(db)).map(cluster => [cluster.id, cluster]))
  const before = environmentRulesWith(await selectEnvironmentRules(db))
  const after = environmentRulesWith(rules)
  const moves = new Map<string, EnvironmentMove>()
  for (const { rollouts, ...place } of await countRolloutsByEnvironment(db)) {
    const from = rolloutEnvironment(place, clusters, before)
    const to = rolloutEnvironment(place, clusters, after)
    if (from === null || to === null || from === to) continue
    const key = `${place.environment}\0${from}\0${to}`
    const held = moves.get(key)
    if (held) held.rollouts += rollouts
    else moves.set(key, { environment: place.environment, from, to, rollouts })
  }
  const environments = [...moves.values()].sort((a, b) => b.rollouts - a.rollouts)
  return {
    rollouts: environments.reduce((sum, move) => sum + move.rollouts, 0),
    environments: environments.slice(0, mostListed),
  }
}
