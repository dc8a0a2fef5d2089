/** How sure a team is of its next step. */
export const confidences = ['on_track', 'at_risk', 'off_track'] as const
export type Confidence = (typeof confidences)[number]

/** What a team says of one service: it left the origin; it is on its way; it waits for a blocker; they have no time for it; it is stuck. */
export const claimKinds = ['done', 'moving', 'blocked', 'no_time', 'stuck'] as const
export type ClaimKind = (typeof claimKinds)[number]

/** `byOn`: the day they expect it to have left the origin (`YYYY-MM-DD`). `blocker`: of `blocked`. */
export type ReportClaim = { service: string; kind: ClaimKind; blocker: string | null; byOn: string | null }

export const visitWishes = ['none', 'hour', 'day'] as const
export type VisitWish = (typeof visitWishes)[number]

export const reportVias = ['session', 'link', 'digest', 'token'] as const
export type ReportVia = (typeof reportVias)[number]

/** How a report stands to what events say (product.md 5). `stale`: older than 28 days. */
export const agreements = ['agree', 'ahead', 'behind', 'none', 'stale'] as const
export type Agreement = (typeof agreements)[number]

/** A report halves in weight every 14 days; after 28 days it says nothing any more. */
export const halfLifeDays = 14
export const staleAfterDays = 28
