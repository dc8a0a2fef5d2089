import { selectSpanEvidence } from '#db/queries/select-span-evidence.ts'
import type { EventRef } from '#lib/domain/deploy/rollout.ts'
import { leavingSince } from '#lib/domain/migration/leaving-since.ts'
import { type PlatformNames, platformNames } from '#lib/domain/migration/platform-names.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { runAt, stateAt } from '#lib/domain/migration/state-run.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { CommitmentItem } from './answers/commitments-answer.ts'
import type { Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { type StandingCommitment, spanAtOf } from './commitments-in.ts'
import { timelineIn } from './timelines.ts'
import { visitsIn } from './visits-in.ts'

/** Promises as answers show them, with the events behind what is said of each: one query for all of them. */
export async function commitmentItems(
  question: Question,
  commitments: readonly StandingCommitment[],
): Promise<CommitmentItem[]> {
  const { world, migration, at } = question
  const names = platformNames(migration)
  const visits = new Map(visitsIn(question).map(visit => [visit.id, visit]))
  const blockers = new Map(blockersIn(question).map(blocker => [blocker.id, blocker]))
  const offices = new Map(world.catalog.offices.map(office => [office.id, office]))
  const events = await eventsOf(question, commitments)
  return commitments.map((one): CommitmentItem => {
    const visit = visits.get(one.visit)
    const entry = one.service === null ? undefined : world.services.get(one.service)
    const timeline = entry === undefined ? undefined : timelineIn(question, entry)
    const state = timeline === undefined ? null : stateAt(timeline.shown, at)
    const leaving =
      entry === undefined || state !== 'both' ? null : leavingSince(entry.placements, migration, at)
    const blocker = one.blocker === null ? undefined : blockers.get(one.blocker)
    return {
      id: one.id,
      visit: one.visit,
      visitOffice: visit?.office ?? null,
      visitOfficeName: visit === undefined ? null : (offices.get(visit.office)?.name ?? visit.office),
      visitFrom: visit?.fromOn ?? null,
      team: one.team,
      teamName: world.teams.get(one.team)?.name ?? one.team,
      kind: one.kind,
      service: one.service,
      state,
      leavingSince: wire(leaving),
      blocker: one.blocker,
      blockerTitle: blocker?.title ?? null,
      promise: one.promise,
      owner: one.owner,
      madeAt: formatInstant(one.madeAt),
      madeBy: one.madeBy,
      due: one.dueOn,
      days: one.days.map(({ dueOn, recordedAt, recordedBy, reason }) => ({
        due: dueOn,
        recordedAt: formatInstant(recordedAt),
        recordedBy,
        reason,
      })),
      standing: one.standing,
      keptAt: wire(one.keptAt),
      isLate: one.isLate,
      undoneAt: wire(one.undoneAt),
      ageDays: one.ageDays,
      overdueDays: one.overdueDays,
      evidence: events.get(one.id) ?? [],
      evidenceText: evidenceText(one, {
        state,
        sinceAt: timeline === undefined ? null : (runAt(timeline.shown, at)?.fromAt ?? null),
        leavingAt: leaving,
        isBlockerThere: blocker !== undefined,
        names,
      }),
      withdrawnAt: wire(one.withdrawn?.at ?? null),
      withdrawnBy: one.withdrawn?.by ?? null,
      withdrawnReason: one.withdrawn?.reason ?? null,
    }
  })
}

const wire = (instant: number | null): string | null => (instant === null ? null : formatInstant(instant))

async function eventsOf(
  question: Question,
  commitments: readonly StandingCommitment[],
): Promise<Map<string, EventRef[]>> {
  const { context, migration, knownAt } = question
  const places = commitments.flatMap(one => {
    const at = one.evidenceAt === null ? null : spanAtOf(question, one)
    return at === null || one.service === null ? [] : [{ id: one.id, serviceId: one.service, at }]
  })
  const found = await selectSpanEvidence(context.db.pool, migration.id, places, knownAt)
  return new Map(places.map(({ id }, index) => [id, found[index] ?? []]))
}

type Seen = {
  state: MigrationState | null
  sinceAt: number | null
  leavingAt: number | null
  isBlockerThere: boolean
  names: PlatformNames
}

/** What was seen, as the end of "berth-plan off Helios, due 30 March: …". */
export function evidenceText(
  { kind, standing, keptAt, undoneAt, madeAt }: StandingCommitment,
  { state, sinceAt, leavingAt, isBlockerThere, names: { from, to } }: Seen,
): string {
  if (keptAt !== null) {
    const on = dayOf(keptAt)
    if (kind === 'solve_blocker') return `solved on ${on}`
    if (kind === 'start') return `on ${to} since ${on}`
    return kind === 'leave_origin' ? `off ${from} since ${on}` : `${from} switched off on ${on}`
  }
  if (standing === 'withdrawn') return 'taken back'
  if (kind === 'solve_blocker') return isBlockerThere ? 'still open' : 'the blocker is not known any more'
  if (undoneAt !== null) return `went back on ${dayOf(undoneAt)}`
  if (state === null) return 'the service is not in the catalogue any more'
  if (state === 'unknown') return 'its source is silent'
  if (leavingAt !== null && kind === 'leave_origin')
    return `left ${from} on ${dayOf(leavingAt)}, counts after the soak time`
  const hasMoved = sinceAt !== null && sinceAt >= madeAt
  if (state === 'both') return `on both ${hasMoved ? `since ${dayOf(sinceAt)}` : 'as before'}`
  if (state === 'target_only') return `off ${from}, not switched off yet`
  return 'no trace of it yet'
}
