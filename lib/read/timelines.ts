import { type Timeline, timelineOf } from '#lib/domain/migration/timeline.ts'
import type { Question } from './ask.ts'
import type { World, WorldService } from './world/world.ts'

type Kept = { catalog: World['catalog']; silenceKey: string; scopeKey: string; timeline: Timeline }

/** By service object and migration: a service that did not change keeps its timeline over refreshes of the world. */
const kept = new WeakMap<WorldService, Map<string, Kept>>()

/** What one service contributes to the figures of the question's migration, computed once for as long as it is true. */
export function timelineIn({ world, migration, rules, silence }: Question, entry: WorldService): Timeline {
  const byMigration = kept.get(entry) ?? new Map<string, Kept>()
  const known = byMigration.get(migration.id)
  const scopeKey = scopeKeyOf(rules)
  const isSame =
    known?.catalog === world.catalog && known.silenceKey === silence.key && known.scopeKey === scopeKey
  if (isSame) return known.timeline
  const timeline = computeTimeline({ world, migration, rules, silence }, entry)
  byMigration.set(migration.id, { catalog: world.catalog, silenceKey: silence.key, scopeKey, timeline })
  kept.set(entry, byMigration)
  return timeline
}

const scopeKeys = new WeakMap<Question['rules'], string>()

/** Equal while the same versions of the scope rule stand: other records change no timeline. */
function scopeKeyOf(rules: Question['rules']): string {
  const known = scopeKeys.get(rules)
  if (known !== undefined) return known
  const key = rules.scopeVersions.map(version => version.record.id).join()
  scopeKeys.set(rules, key)
  return key
}

/** The same, not kept: under rules that are only tried out. */
export function computeTimeline(
  { world, migration, rules, silence }: Pick<Question, 'world' | 'migration' | 'rules' | 'silence'>,
  { service, ownership, states, placements, heard }: WorldService,
): Timeline {
  return timelineOf(
    {
      service,
      ownership,
      areaOf: team => world.teams.get(team)?.area ?? null,
      states: states.get(migration.id) ?? [],
      placements,
      firstTargetDeployAt: heard?.firstDeployAt[migration.to] ?? null,
      firstEvidence:
        heard === null || heard.firstEventAt === null
          ? null
          : { at: heard.firstEventAt, platforms: heard.firstPlatforms },
      silences: silence.byCluster,
    },
    migration,
    rules.scopeVersions,
  )
}
