import { matchStars } from '../naming/match-stars.ts'
import { foldPlacementSteps } from '../placement/fold-placement-steps.ts'
import type { Placement } from '../placement/placement.ts'
import type { PlacementStep } from '../placement/placement-steps.ts'
import type { Migration, TraitRule } from './migration.ts'

type Traits = Readonly<Record<string, string>>
/** One platform that metadata speak of: what puts a deploy on it, and which traits say anything of it at all. */
type Spoken = { platform: string; rules: readonly TraitRule[]; traits: ReadonlySet<string> }

/** The keys of metadata that some migration asks for, sorted: what is kept of a rollout beside its own fields. */
export const askedTraits = (migrations: readonly Pick<Migration, 'evidence'>[]): string[] =>
  [...new Set(migrations.flatMap(({ evidence = [] }) => evidence.map(({ trait }) => trait)))].sort()

/** The platforms that only metadata put services on. */
export const metadataPlatforms = (migrations: readonly Pick<Migration, 'evidence'>[]): ReadonlySet<string> =>
  new Set(migrations.flatMap(({ evidence = [] }) => evidence.map(({ platform }) => platform)))

/**
 * Where a service was placed by what its deploys say of themselves (definitions.md 2): on each cluster the latest deploy or
 * sight that says anything decides. One that says nothing of the traits changes nothing; one that says something else ends
 * the placement, as an undeploy. Readiness and removal are those of the workload it runs in. `steps` as `placementSteps`
 * orders them; a platform means the same to every migration that names it.
 */
export function metadataPlacements(
  steps: readonly PlacementStep[],
  migrations: readonly Pick<Migration, 'evidence'>[],
): Placement[] {
  const spoken = spokenOf(migrations)
  if (spoken.length === 0) return []
  const derived: PlacementStep[] = []
  const isReadyOn = new Map<string, boolean>()
  for (const step of steps) {
    const place = `${step.platform}\n${step.cluster}`
    const isReady = readyAfter(step.change, isReadyOn.get(place))
    if (isReady === undefined) isReadyOn.delete(place)
    else isReadyOn.set(place, isReady)
    for (const { platform, rules, traits } of spoken) {
      const add = (change: PlacementStep['change']) => derived.push({ ...step, platform, change })
      if (step.change !== 'deployed' && step.change !== 'placed') {
        add(step.change)
        continue
      }
      const said = isSaid(step.traits ?? null, rules, traits)
      if (said === false) add('undeployed')
      if (said) add(step.change)
      // What says nothing runs on as what it was, and both may bring instances back where it stands.
      if (said !== false && isReady) add('ready')
    }
  }
  return foldPlacementSteps(derived)
}

/** Whether the workload itself is ready after a step; undefined: it is not placed. */
function readyAfter(change: PlacementStep['change'], before: boolean | undefined): boolean | undefined {
  if (change === 'deployed') return true
  if (change === 'placed') return before ?? false
  if (change === 'undeployed' || change === 'deleted') return undefined
  return before === undefined ? undefined : change === 'ready'
}

/** Null: the metadata say nothing of it. */
function isSaid(
  said: Traits | null,
  rules: readonly TraitRule[],
  traits: ReadonlySet<string>,
): boolean | null {
  if (said === null || !Object.keys(said).some(key => traits.has(key))) return null
  return rules.some(
    ({ trait, value }) => said[trait] !== undefined && matchStars(value, said[trait]) !== null,
  )
}

function spokenOf(migrations: readonly Pick<Migration, 'evidence'>[]): Spoken[] {
  return [...metadataPlatforms(migrations)].sort().map(platform => {
    const naming = migrations.filter(({ evidence = [] }) => evidence.some(rule => rule.platform === platform))
    const all = naming.flatMap(({ evidence = [] }) => evidence)
    return {
      platform,
      rules: all.filter(rule => rule.platform === platform),
      traits: new Set(all.map(({ trait }) => trait)),
    }
  })
}
