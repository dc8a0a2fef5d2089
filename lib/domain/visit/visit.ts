/** What is done with a team on a day of a visit. */
export type AgendaItem = { on: string; team: string; task: string }

/** `help`: pairing on services; `workshop`: teaching many; `review`: reviews and decisions. */
export const visitKinds = ['help', 'workshop', 'review'] as const
export type VisitKind = (typeof visitKinds)[number]

/** A visit as it stands: its newest version. Days are `YYYY-MM-DD`, both included; instants epoch ms. */
export type Visit = {
  /** Stable over every change: calendars know the visit by it. */
  id: string
  sequence: number
  migration: string
  office: string
  fromOn: string
  toOn: string
  /** Ids of engineers, sorted. */
  engineers: string[]
  agenda: AgendaItem[]
  kind: VisitKind
  isCancelled: boolean
  bookedAt: number
  /** Of the newest version. */
  changedAt: number
  changedBy: string
  reason: string | null
}

/** Somebody of the road team as they stand. */
export type RoadEngineer = {
  id: string
  name: string
  homeOffice: string
  skills: string[]
  daysPerWeek: number
  longestTripDays: number
  fromOn: string
  /** Null: no end in sight. */
  untilOn: string | null
}
