import { withTransaction } from '#db/client.ts'
import { allowLongStatements } from '#db/queries/allow-long-statements.ts'
import { askReplay, selectHeardSources } from '#db/queries/ask-replay.ts'
import { bumpDataVersion } from '#db/queries/bump-data-version.ts'
import { countRolloutsByPlace } from '#db/queries/count-rollouts-by-place.ts'
import { lockCatalogExclusive } from '#db/queries/lock-catalog.ts'
import { replacePlaceRules } from '#db/queries/replace-rules.ts'
import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import type { Queryable } from '#db/queryable.ts'
import { matchStars } from '#lib/domain/naming/match-stars.ts'
import { createNameIndex, placeOf, unknownPlatform } from '#lib/domain/naming/name-index.ts'
import type { PlaceRule } from '#lib/domain/naming/place-rules.ts'
import { canonicalJson } from '#lib/domain/observation/canonical-json.ts'
import { appendAudit } from './append-audit.ts'
import { actorOf, type NamesAct } from './names-act.ts'
import { ActRefused } from './record-error.ts'
import { requireAdmin } from './require-admin.ts'

const mostListed = 200

export type PlaceMove = {
  source: string
  place: string
  from: string | null
  to: string | null
  rollouts: number
}
export type PlaceRulesEffect = {
  /** Places that would be found elsewhere, as far as what stands tells, at most 200; null: no cluster of the catalogue. */
  places: PlaceMove[]
  /** Sources whose events are read again. */
  replayed: string[]
}

/**
 * Saves the place rules, whole and in their order; sources they touch are read again by the worker. A dry run writes
 * nothing. Throws ActRefused where a rule names a cluster the catalogue does not list.
 */
export async function savePlaceRules(
  act: NamesAct,
  rules: readonly PlaceRule[],
  isDryRun: boolean,
): Promise<PlaceRulesEffect> {
  requireAdmin(act.viewer)
  if (isDryRun) return effectOf(act.db.pool, rules)
  return withTransaction(act.db, async client => {
    await allowLongStatements(client)
    await lockCatalogExclusive(client)
    const effect = await effectOf(client, rules)
    const { placeRules: held } = await selectCatalogNames(client)
    if (canonicalJson(held) === canonicalJson(rules)) return effect
    await replacePlaceRules(client, rules)
    await bumpDataVersion(client, 'catalog', act.now)
    await askReplay(client, effect.replayed, act.now)
    await appendAudit(client, {
      at: act.now,
      actor: actorOf(act.viewer),
      action: 'rules.places.save',
      objectType: 'rules',
      objectId: 'places',
      detail: { before: held, after: rules, replayed: effect.replayed },
    })
    return effect
  })
}

async function effectOf(db: Queryable, rules: readonly PlaceRule[]): Promise<PlaceRulesEffect> {
  const names = await selectCatalogNames(db)
  const before = createNameIndex(0, names)
  const after = createNameIndex(0, { ...names, placeRules: [...rules] })
  const isKnown = (cluster: string): boolean =>
    before.clusterPlatforms.has(cluster) || before.platforms.has(cluster)
  const issues = rules.flatMap(({ cluster }, index) =>
    isKnown(cluster)
      ? []
      : [{ path: `/items/${index}/cluster`, message: `there is no cluster ${JSON.stringify(cluster)}` }],
  )
  if (issues.length > 0) throw new ActRefused('invalid', 'A rule names a cluster that is not there.', issues)
  const places = (await countRolloutsByPlace(db)).flatMap(({ source, platform, cluster, rollouts }) => {
    const said = platform === unknownPlatform ? null : platform
    const found = placeOf(after, source, said, cluster === '' ? null : cluster).cluster
    if (found === cluster) return []
    const known = (id: string): string | null => (isKnown(id) ? id : null)
    return [{ source, place: cluster, from: known(cluster), to: known(found), rollouts }]
  })
  const replayed = (await selectHeardSources(db)).filter(({ id, clusters }) => {
    const [held, wanted] = [rulesOf(names.placeRules, id), rulesOf(rules, id)]
    if (canonicalJson(held) === canonicalJson(wanted)) return false
    if (clusters.length === 0) return true
    // A collector tells of the clusters it was given and of no other place.
    return clusters.some(
      cluster =>
        canonicalJson(placeOf(before, id, null, cluster)) !==
        canonicalJson(placeOf(after, id, null, cluster)),
    )
  })
  return {
    places: places.sort((a, b) => b.rollouts - a.rollouts).slice(0, mostListed),
    replayed: replayed.map(({ id }) => id),
  }
}

/** What the rules say to one source, without their names. */
const rulesOf = (rules: readonly PlaceRule[], source: string) =>
  rules
    .filter(rule => rule.source === null || matchStars(rule.source, source) !== null)
    .map(({ place, cluster, environment }) => ({ place, cluster, environment }))
