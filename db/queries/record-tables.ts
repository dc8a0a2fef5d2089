import type { blocker, blockerEnd, blockerHold, blockerOwner, blockerPromise } from '#db/schema/blocker.ts'
import type { forecastRun } from '#db/schema/forecast.ts'
import type {
  annotation,
  baseline,
  decision,
  dispute,
  exemption,
  goal,
  mute,
  phase,
  price,
  review,
  scopeVersion,
  stateOverride,
} from '#db/schema/record.ts'
import type { report, reportLink } from '#db/schema/report.ts'
import type {
  absence,
  commitment,
  officeClosure,
  roadEngineer,
  travelTime,
  visit,
  visitNote,
  visitRequest,
} from '#db/schema/visit.ts'

/** Every kind of record as it is read: instants epoch ms, days `YYYY-MM-DD`. */
export type RecordRows = {
  scopeVersions: typeof scopeVersion.$inferSelect
  baselines: typeof baseline.$inferSelect
  exemptions: typeof exemption.$inferSelect
  goals: typeof goal.$inferSelect
  phases: typeof phase.$inferSelect
  annotations: typeof annotation.$inferSelect
  reviews: typeof review.$inferSelect
  mutes: typeof mute.$inferSelect
  disputes: typeof dispute.$inferSelect
  stateOverrides: typeof stateOverride.$inferSelect
  decisions: typeof decision.$inferSelect
  prices: typeof price.$inferSelect
  reports: typeof report.$inferSelect
  reportLinks: typeof reportLink.$inferSelect
  blockers: typeof blocker.$inferSelect
  blockerOwners: typeof blockerOwner.$inferSelect
  blockerPromises: typeof blockerPromise.$inferSelect
  blockerHolds: typeof blockerHold.$inferSelect
  blockerEnds: typeof blockerEnd.$inferSelect
  roadEngineers: typeof roadEngineer.$inferSelect
  absences: typeof absence.$inferSelect
  officeClosures: typeof officeClosure.$inferSelect
  travelTimes: typeof travelTime.$inferSelect
  visits: typeof visit.$inferSelect
  visitRequests: typeof visitRequest.$inferSelect
  commitments: typeof commitment.$inferSelect
  visitNotes: typeof visitNote.$inferSelect
  forecastRuns: typeof forecastRun.$inferSelect
}
export type RecordKind = keyof RecordRows
type Recorded =
  | 'id'
  | 'recordedAt'
  | 'recordedBy'
  | 'reason'
  | 'withdrawnAt'
  | 'withdrawnBy'
  | 'withdrawnReason'
/** What one kind says besides who recorded it, when and why. */
export type RecordValues<Kind extends RecordKind> = Omit<RecordRows[Kind], Recorded>

type Table<Kind extends RecordKind> = {
  table: string
  /** Its own columns in SQL, by field. */
  columns: { [Field in keyof RecordValues<Kind>]: string }
}

/** Where each kind of record is kept. A column added to the schema must be added here, or this does not compile. */
export const recordTables: { [Kind in RecordKind]: Table<Kind> } = {
  scopeVersions: {
    table: 'scope_version',
    columns: { migration: 'migration', fromOn: 'from_on', scope: 'scope' },
  },
  baselines: { table: 'baseline', columns: { migration: 'migration', on: '"on"' } },
  exemptions: {
    table: 'exemption',
    columns: {
      serviceId: 'service_id',
      migration: 'migration',
      approver: 'approver',
      fromOn: 'from_on',
      untilOn: 'until_on',
    },
  },
  goals: {
    table: 'goal',
    columns: {
      migration: 'migration',
      subjectType: 'subject_type',
      subjectId: 'subject_id',
      share: 'share',
      dueOn: 'due_on',
      replaces: 'replaces',
    },
  },
  phases: { table: 'phase', columns: { migration: 'migration', phase: 'phase', fromOn: 'from_on' } },
  annotations: {
    table: 'annotation',
    columns: {
      migration: 'migration',
      kind: 'kind',
      title: 'title',
      fromAt: 'from_at',
      toAt: 'to_at',
      area: 'area',
      team: 'team',
      serviceId: 'service_id',
    },
  },
  reviews: { table: 'review', columns: { name: 'name', on: '"on"' } },
  mutes: {
    table: 'mute',
    columns: { list: 'list', migration: 'migration', serviceId: 'service_id', untilOn: 'until_on' },
  },
  disputes: {
    table: 'dispute',
    columns: {
      serviceId: 'service_id',
      migration: 'migration',
      about: 'about',
      claim: 'claim',
      owner: 'owner',
      dueOn: 'due_on',
      outcome: 'outcome',
      answer: 'answer',
      answeredAt: 'answered_at',
      answeredBy: 'answered_by',
    },
  },
  stateOverrides: {
    table: 'state_override',
    columns: {
      serviceId: 'service_id',
      migration: 'migration',
      state: 'state',
      fromAt: 'from_at',
      untilAt: 'until_at',
    },
  },
  decisions: {
    table: 'decision',
    columns: { serviceId: 'service_id', migration: 'migration', decision: 'decision', byOn: 'by_on' },
  },
  prices: {
    table: 'price',
    columns: {
      platform: 'platform',
      fromOn: 'from_on',
      perCoreMonth: 'per_core_month',
      currency: 'currency',
    },
  },
  reports: {
    table: 'report',
    columns: {
      team: 'team',
      migration: 'migration',
      confidence: 'confidence',
      note: 'note',
      nextService: 'next_service',
      nextOn: 'next_on',
      visitWish: 'visit_wish',
      evidenceVerdict: 'evidence_verdict',
      claims: 'claims',
      via: 'via',
      tookSeconds: 'took_seconds',
    },
  },
  reportLinks: {
    table: 'report_link',
    columns: { team: 'team', migration: 'migration', expiresAt: 'expires_at' },
  },
  blockers: {
    table: 'blocker',
    columns: {
      migration: 'migration',
      type: 'type',
      title: 'title',
      detail: 'detail',
      ownerTeam: 'owner_team',
      ownerName: 'owner_name',
      sinceOn: 'since_on',
      ticketUrl: 'ticket_url',
    },
  },
  blockerOwners: {
    table: 'blocker_owner',
    columns: { blocker: 'blocker', ownerTeam: 'owner_team', ownerName: 'owner_name' },
  },
  blockerPromises: { table: 'blocker_promise', columns: { blocker: 'blocker', promisedOn: 'promised_on' } },
  blockerHolds: { table: 'blocker_hold', columns: { blocker: 'blocker', serviceId: 'service_id' } },
  blockerEnds: {
    table: 'blocker_end',
    columns: { blocker: 'blocker', outcome: 'outcome', mergedInto: 'merged_into' },
  },
  roadEngineers: {
    table: 'road_engineer',
    columns: {
      engineer: 'engineer',
      name: 'name',
      homeOffice: 'home_office',
      skills: 'skills',
      daysPerWeek: 'days_per_week',
      longestTripDays: 'longest_trip_days',
      fromOn: 'from_on',
      untilOn: 'until_on',
    },
  },
  absences: {
    table: 'absence',
    columns: { engineer: 'engineer', kind: 'kind', fromOn: 'from_on', toOn: 'to_on' },
  },
  officeClosures: {
    table: 'office_closure',
    columns: { office: 'office', title: 'title', fromOn: 'from_on', toOn: 'to_on' },
  },
  travelTimes: {
    table: 'travel_time',
    columns: { fromOffice: 'from_office', toOffice: 'to_office', tenthDays: 'tenth_days' },
  },
  visits: {
    table: 'visit',
    columns: {
      visit: 'visit',
      sequence: 'sequence',
      migration: 'migration',
      office: 'office',
      fromOn: 'from_on',
      toOn: 'to_on',
      engineers: 'engineers',
      agenda: 'agenda',
      kind: 'kind',
      status: 'status',
    },
  },
  visitRequests: {
    table: 'visit_request',
    columns: { team: 'team', migration: 'migration', wish: 'wish', note: 'note' },
  },
  commitments: {
    table: 'commitment',
    columns: {
      visit: 'visit',
      migration: 'migration',
      team: 'team',
      kind: 'kind',
      serviceId: 'service_id',
      blocker: 'blocker',
      promise: 'promise',
      owner: 'owner',
      dueOn: 'due_on',
      replaces: 'replaces',
    },
  },
  visitNotes: { table: 'visit_note', columns: { visit: 'visit', team: 'team', note: 'note' } },
  forecastRuns: {
    table: 'forecast_run',
    columns: {
      migration: 'migration',
      madeOn: 'made_on',
      verdict: 'verdict',
      evenOn: 'even_on',
      sureOn: 'sure_on',
      detail: 'detail',
    },
  },
}

export const recordKinds = Object.keys(recordTables) as RecordKind[]
