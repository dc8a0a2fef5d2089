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
}

export const recordKinds = Object.keys(recordTables) as RecordKind[]
