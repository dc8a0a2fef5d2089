import type { VisitKind } from '#lib/domain/visit/visit.ts'

/** The road team of the demo; nobody of them exists. */
export const demoEngineers = [
  {
    id: 'ilse',
    name: 'Ilse Sandbar',
    homeOffice: 'rotterdam',
    skills: ['knowledge', 'review'],
    daysPerWeek: 5,
  },
  { id: 'piotr', name: 'Piotr Oarlock', homeOffice: 'krakow', skills: ['knowledge', 'time'], daysPerWeek: 5 },
  { id: 'noor', name: 'Noor Tidewater', homeOffice: 'leeds', skills: ['review'], daysPerWeek: 4 },
  { id: 'tadeo', name: 'Tadeo Fairway', homeOffice: 'lisbon', skills: ['time', 'review'], daysPerWeek: 5 },
  { id: 'wanjiru', name: 'Wanjiru Headland', homeOffice: 'nairobi', skills: ['knowledge'], daysPerWeek: 5 },
].map(engineer => ({ ...engineer, longestTripDays: 6 }))

/** Where past visits went, in turn: large offices more often, the far ones seldom. */
export const visitRound = [
  'rotterdam',
  'krakow',
  'lisbon',
  'leeds',
  'toronto',
  'rotterdam',
  'gothenburg',
  'krakow',
  'lisbon',
  'austin',
  'genoa',
  'rotterdam',
  'leeds',
  'krakow',
  'singapore',
  'toronto',
] as const

export const kindOf = (index: number): VisitKind =>
  index % 7 === 6 ? 'review' : index % 5 === 4 ? 'workshop' : 'help'

export const demoTasks: Record<VisitKind, readonly string[]> = {
  help: ['First move, pair on one service', 'Readiness probes and heap size', 'Config split, then cut over'],
  workshop: ['Canaries and how to read them', 'From one chart to many'],
  review: ['Review two cut-over plans', 'Decide what is retired'],
}

/** Weeks ahead of the demo's end, in days from its Monday. */
export const demoAbsences = [
  { engineer: 'noor', kind: 'leave', week: 3, from: 0, to: 4 },
  { engineer: 'ilse', kind: 'leave', week: 6, from: 0, to: 11 },
  { engineer: 'piotr', kind: 'training', week: 1, from: 0, to: 1 },
  { engineer: 'wanjiru', kind: 'leave', week: 4, from: 0, to: 11 },
] as const

export const demoTravel = [
  { fromOffice: 'rotterdam', toOffice: 'leeds', days: 1 },
  { fromOffice: 'rotterdam', toOffice: 'singapore', days: 3 },
  { fromOffice: 'nairobi', toOffice: 'singapore', days: 3 },
] as const

/** Days ago, the wish, and what was written. */
export const demoRequests = [
  { daysAgo: 19, wish: 'day', note: 'Three services are on both and we do not dare to switch off.' },
  { daysAgo: 12, wish: 'day', note: 'We have never moved one: show us with the smallest.' },
  { daysAgo: 9, wish: 'hour', note: 'Is a rolling restart enough for a cache?' },
  { daysAgo: 6, wish: 'hour', note: null },
  { daysAgo: 3, wish: 'day', note: 'Before the freeze, if it can be.' },
] as const
