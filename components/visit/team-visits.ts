import type { VisitsAnswer } from '#lib/read/answers/visits-answer.ts'

type VisitRow = VisitsAnswer['visits'][number]

/**
 * What of booked visits concerns a team: `here`: somebody is at its office on the day of the answer; `own`: the first visit
 * not over that meets it; `next`: the first that comes to its office later than both.
 */
export function teamVisits(
  { visits, asOf }: Pick<VisitsAnswer, 'visits' | 'asOf'>,
  team: string,
  office: string | null,
): { here: VisitRow | null; own: VisitRow | null; next: VisitRow | null } {
  const ahead = visits.filter(visit => visit.status === 'booked' && visit.to >= asOf)
  const here = ahead.find(visit => visit.office === office && visit.from <= asOf) ?? null
  const own = ahead.find(({ agenda }) => agenda.some(item => item.team === team && item.on >= asOf)) ?? null
  const next =
    ahead.find(visit => visit.office === office && visit !== here && visit !== own && visit.from > asOf) ??
    null
  return { here, own, next }
}
