/** What the visits so far showed: of services nothing held, the share that took a step to the target in the 30 days after. */
export type MoveShare = {
  value: number
  low: number
  high: number
  isMeasured: boolean
  visits: number
  services: number
}

/** Before there are visits enough to tell. */
export const usualMoveShare = { value: 0.25, low: 0.1, high: 0.45 }
export const fewestVisits = 5
export const fewestServices = 30

/** One visit that ended at least 30 days ago: services ready at its beginning, and how many of them took a step. */
export type VisitedServices = { ready: number; moved: number }

/**
 * The measured share with a 95 % Wilson interval; the stated default below 5 visits or 30 services. Services of one team are
 * alike, so the true interval is wider: it stands beside what is expected, no decision rests on its edges.
 */
export function moveShareOf(visits: readonly VisitedServices[]): MoveShare {
  const known = visits.filter(({ ready }) => ready > 0)
  const services = known.reduce((sum, { ready }) => sum + ready, 0)
  const moved = known.reduce((sum, visit) => sum + visit.moved, 0)
  const count = { visits: known.length, services }
  if (known.length < fewestVisits || services < fewestServices)
    return { ...usualMoveShare, isMeasured: false, ...count }
  const z = 1.96
  const share = moved / services
  const middle = (share + (z * z) / (2 * services)) / (1 + (z * z) / services)
  const half =
    (z * Math.sqrt((share * (1 - share)) / services + (z * z) / (4 * services * services))) /
    (1 + (z * z) / services)
  return {
    value: share,
    low: Math.max(0, middle - half),
    high: Math.min(1, middle + half),
    isMeasured: true,
    ...count,
  }
}
