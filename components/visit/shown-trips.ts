import type { ProposedTrip, RankedOfficeItem, VisitPlanAnswer } from '#lib/read/answers/visit-plan-answer.ts'

/** The row that is open: the one asked for, else the first of the ranking. */
export const openOffice = (plan: VisitPlanAnswer, wanted: string | null): RankedOfficeItem | null =>
  plan.offices.find(({ office }) => office === wanted) ?? plan.offices[0] ?? null

/** Proposals to an office, the best first; of equal ones the earlier. */
export const tripsTo = (trips: readonly ProposedTrip[], office: string): ProposedTrip[] =>
  trips
    .filter(trip => trip.office === office)
    .sort((a, b) => b.score - a.score || b.expected.value - a.expected.value || (a.from < b.from ? -1 : 1))

/** Of every office the best proposal: what lanes draw, so that they stay legible. `wanted`: one that was chosen instead. */
export const shownTrips = (trips: readonly ProposedTrip[], wanted: string | null): ProposedTrip[] => {
  const chosen = trips.find(({ key }) => key === wanted)
  return [...new Set(trips.map(({ office }) => office))].map(office =>
    chosen?.office === office ? chosen : tripsTo(trips, office)[0]!,
  )
}
