import type { Cluster } from '../placement/cluster.ts'
import { minuteMs } from '../time/durations.ts'
import { artefactKey, hasArtefact } from './artefact-key.ts'
import { compareRollouts } from './compare-rollouts.ts'
import { defaultEnvironmentRules } from './environment-class-of.ts'
import { orchestratorKinds } from './orchestrator-kinds.ts'
import type { EventRef, Rollout } from './rollout.ts'
import { rolloutEnvironment } from './rollout-environment.ts'
import { type RolloutKey, rolloutKey } from './rollout-key.ts'

/** What a source is to the rollouts it tells. A source that is not listed is a `push` source. */
export type Teller = { kind: string; isOrchestrator: boolean }
export type Tellers = ReadonlyMap<string, Teller>

/** From the kinds of sources. */
export const tellersOf = (sources: readonly { source: string; kind: string }[]): Tellers =>
  new Map(sources.map(({ source, kind }) => [source, { kind, isOrchestrator: orchestratorKinds.has(kind) }]))

/** Ends this far apart still are one rollout: a pipeline looks at an orchestrator every few minutes. */
export const witnessWindowMs = 15 * minuteMs

export type JoinedRollouts = {
  /** What is counted, each with what its witnesses add; witnesses are not among them. */
  rollouts: Rollout[]
  /** By the witness's key: the rollout it tells of. */
  witnesses: Map<RolloutKey, EventRef>
}

type Told = { rollout: Rollout; teller: Teller; lo: number; hi: number; end: number }
type Pair = { principal: number; witness: number; apart: number }

const anyTeller: Teller = { kind: 'push', isOrchestrator: false }

/**
 * Joins the rollouts of one service that sources of different kinds told of the same thing: same platform, cluster and
 * class of environment, no identifier that contradicts, times that overlap or, where they agree on success, ends within 15
 * minutes of each other.
 * The orchestrator's word counts (times, outcome), else that of the first; the other is its witness and in no ledger row.
 * A rollout has at most one witness of each kind and none of its own kind; the closest in time are joined first.
 * Only kind `rollout` on clusters of the catalogue is joined. Order and duplication of `rollouts` do not matter.
 */
export function joinWitnesses(
  rollouts: readonly Rollout[],
  tellers: Tellers,
  clusters: ReadonlyMap<string, Cluster>,
  rules = defaultEnvironmentRules,
): JoinedRollouts {
  const witnesses = new Map<RolloutKey, EventRef>()
  const tellerOf = (source: string) => tellers.get(source) ?? anyTeller
  if (new Set(rollouts.map(({ source }) => tellerOf(source).kind)).size < 2)
    return { rollouts: [...rollouts], witnesses }
  const added = new Map<RolloutKey, Rollout>()
  const distinct = new Map(rollouts.map(rollout => [rolloutKey(rollout), rollout]))
  const places = Map.groupBy(distinct.values(), rollout => {
    const environment = rollout.kind === 'rollout' ? rolloutEnvironment(rollout, clusters, rules) : null
    return environment === null ? '' : `${rollout.platform}\n${rollout.cluster}\n${environment}`
  })
  for (const [place, told] of places) {
    if (place === '') continue
    for (const [principal, group] of groupsOf(told, tellerOf)) {
      for (const witness of group)
        witnesses.set(rolloutKey(witness), { source: principal.source, id: principal.id })
      added.set(rolloutKey(principal), withWitnesses(principal, group))
    }
  }
  const counted = [...distinct].flatMap(([key, rollout]) =>
    witnesses.has(key) ? [] : [added.get(key) ?? rollout],
  )
  return { rollouts: counted, witnesses }
}

/** Rollouts with witnesses, on one cluster. Deterministic: pairs are taken by how close they are, ties in the order of rollouts. */
function groupsOf(
  rollouts: readonly Rollout[],
  tellerOf: (source: string) => Teller,
): Map<Rollout, Rollout[]> {
  const told = rollouts.toSorted(compareRollouts).flatMap((rollout): Told[] => {
    const end = rollout.finishedAt ?? rollout.startedAt
    if (end === null) return []
    const start = rollout.startedAt ?? end
    return [
      { rollout, teller: tellerOf(rollout.source), lo: Math.min(start, end), hi: Math.max(start, end), end },
    ]
  })
  const kindsAt = new Map<number, Set<string>>()
  const isTaken = new Set<number>()
  const groups = new Map<Rollout, Rollout[]>()
  for (const { principal, witness } of pairsOf(told)) {
    if (isTaken.has(principal) || isTaken.has(witness) || kindsAt.has(witness)) continue
    const kind = told[witness]!.teller.kind
    const kinds = kindsAt.get(principal) ?? new Set()
    if (kinds.has(kind)) continue
    kindsAt.set(principal, kinds.add(kind))
    isTaken.add(witness)
    const group = groups.get(told[principal]!.rollout) ?? []
    groups.set(told[principal]!.rollout, group)
    group.push(told[witness]!.rollout)
  }
  return groups
}

/** Every two that may be one: those with an orchestrator's word first, then the closest. A sweep, so that long histories stay cheap. */
function pairsOf(told: readonly Told[]): Pair[] {
  const pairs: Pair[] = []
  let open: number[] = []
  const order = told.map((_, index) => index).sort((a, b) => told[a]!.lo - told[b]!.lo || a - b)
  for (const index of order) {
    const next = told[index]!
    open = open.filter(other => told[other]!.hi + witnessWindowMs >= next.lo)
    for (const other of open) {
      const before = told[other]!
      if (before.teller.kind === next.teller.kind || !isSame(before, next)) continue
      const [principal, witness] = isBefore(told, other, index) ? [other, index] : [index, other]
      pairs.push({ principal, witness, apart: Math.abs(before.end - next.end) })
    }
    open.push(index)
  }
  const rank = ({ principal }: Pair) => (told[principal]!.teller.isOrchestrator ? 0 : 1)
  return pairs.sort(
    (a, b) => rank(a) - rank(b) || a.apart - b.apart || a.principal - b.principal || a.witness - b.witness,
  )
}

const isBefore = (told: readonly Told[], a: number, b: number): boolean => {
  const [ofA, ofB] = [told[a]!.teller.isOrchestrator, told[b]!.teller.isOrchestrator]
  return ofA === ofB ? a < b : ofA
}

/** A failed attempt and the retry that succeeded are two: where outcomes disagree, only times that overlap are one. */
function isSame(a: Told, b: Told): boolean {
  const overlaps = a.lo <= b.hi && b.lo <= a.hi
  const agrees = (a.rollout.outcome === 'succeeded') === (b.rollout.outcome === 'succeeded')
  const isSameTime = overlaps || (agrees && Math.abs(a.end - b.end) <= witnessWindowMs)
  return isSameTime && agreesOnArtefact(a.rollout, b.rollout)
}

/** The first identifier both know decides: digest, version, commit. Nothing in common contradicts nothing. */
function agreesOnArtefact(a: Rollout, b: Rollout): boolean {
  if (a.artefact && b.artefact) return a.artefact === b.artefact
  if (a.version && b.version) return a.version === b.version
  if (a.commit && b.commit) return isSameCommit(a.commit, b.commit)
  return true
}

const shortestCommit = 7
/** Senders shorten commits to taste. */
const isSameCommit = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= shortestCommit && (a.startsWith(b) || b.startsWith(a)))

/**
 * The rollout with what it does not say itself. What is added identifies the change only where it names nothing of its
 * own: otherwise a cluster with a witness and one without would be two changes.
 */
function withWitnesses(principal: Rollout, witnesses: readonly Rollout[]): Rollout {
  const merged = { ...principal }
  for (const witness of witnesses.toSorted(compareRollouts)) {
    merged.artefact ||= witness.artefact
    merged.version ||= witness.version
    merged.commit ||= witness.commit
    merged.isRollback ||= witness.isRollback
  }
  return hasArtefact(principal) ? { ...merged, countsAs: artefactKey(principal) } : merged
}
