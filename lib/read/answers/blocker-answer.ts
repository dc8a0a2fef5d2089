import { z } from 'zod'
import { blockerOutcomes, blockerTypes } from '#lib/domain/blocker/blocker.ts'
import { count, migrationState, wireDay, wireInstant } from './shared.ts'

const named = z.object({ id: z.string(), title: z.string() })

const promise = z.object({
  /** Null: no day any more. */
  on: wireDay.nullable(),
  recordedAt: wireInstant,
  recordedBy: z.string(),
  reason: z.string().nullable(),
})

export const blockerItem = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(blockerTypes),
  detail: z.string().nullable(),
  /** The team that can solve it; null: nobody yet. */
  ownerTeam: z.string().nullable(),
  ownerName: z.string().nullable(),
  ticketUrl: z.string().nullable(),
  since: wireDay,
  ageDays: count,
  recordedAt: wireInstant,
  recordedBy: z.string(),
  /** The day that holds now; null: none. */
  promised: wireDay.nullable(),
  /** Open after its day. */
  isOverdue: z.boolean(),
  /** Every day ever promised, oldest first, the one that holds included. */
  promises: z.array(promise),
  standing: z.enum(['open', ...blockerOutcomes]),
  endedAt: wireInstant.nullable(),
  endedBy: z.string().nullable(),
  endedReason: z.string().nullable(),
  mergedInto: named.nullable(),
  /** What people sitting together can solve: knowledge, time, review. */
  isSolvableOnVisit: z.boolean(),
  /** Left services that its end frees: it is the last open blocker of each. `needsOthers`: others hold them too. */
  freed: count,
  needsOthers: count,
  /** Held, and excused: nobody waits for them. */
  exempt: count,
  /** On the origin, of the services freed; null: no sample says. `unsampled`: how many of them have none. */
  cores: z.number().nullable(),
  unsampled: count,
  /** Teams of which nothing is held after its end. */
  teamsFreed: z.array(z.string()),
  /** Whose left services it holds, and where they sit. */
  teams: z.array(z.string()),
  areas: z.array(z.string()),
  offices: z.array(z.string()),
  /** Ended: services it freed more than 30 days ago that are still left. */
  notMoved: z.array(z.string()),
  /** Whether who asks may promise a day for it, give it away, merge or end it. */
  maySteer: z.boolean(),
})
export type BlockerItem = z.infer<typeof blockerItem>

const head = { migration: z.string(), asOf: wireDay, knownAt: wireInstant }
const rights = {
  /** Whether who asks may write blockers down. */
  mayRecord: z.boolean(),
  /** Whose services they may say it of: of all, of one team's, or of none (null). */
  mayHold: z.union([z.literal('all'), z.object({ team: z.string() })]).nullable(),
}

/** `GET /api/v1/blockers`: what frees most first. */
export const blockersAnswer = z.object({
  ...head,
  ...rights,
  /** Of the filters' services, whatever else is asked for. */
  counts: z.object({
    open: count,
    /** Open ones nobody promised a day for, and those whose day is over. */
    withoutDate: count,
    overdue: count,
    ended: count,
    /** Left services that wait for a blocker: `lastOf` one, or `ofSeveral`; and teams of them. */
    held: count,
    lastOf: count,
    ofSeveral: count,
    teams: count,
    /** Freed more than 30 days ago and still left. */
    notMoved: count,
  }),
  items: z.array(blockerItem),
  nextCursor: z.string().nullable(),
})
export type BlockersAnswer = z.infer<typeof blockersAnswer>

const heldService = z.object({
  service: z.string(),
  team: z.string().nullable(),
  area: z.string().nullable(),
  office: z.string().nullable(),
  archetype: z.string().nullable(),
  state: migrationState,
  /** Null: not in this state for all we know. */
  since: wireInstant.nullable(),
  heldSince: wireInstant,
  cores: z.number().nullable(),
  /** Left to move and in scope; the other fields of what happens next are about these. */
  isLeft: z.boolean(),
  isExempt: z.boolean(),
  /** The end of this blocker frees it. */
  isFreed: z.boolean(),
  /** What holds it besides; days promised before the one that holds, oldest first. */
  others: z.array(named.extend({ promised: wireDay.nullable(), formerDays: z.array(wireDay) })),
  mayRelease: z.boolean(),
})

export const blockerChanges = [
  'added',
  'owner',
  'promised',
  'held',
  'released',
  'solved',
  'dropped',
  'merged',
  'merged_here',
  'reopened',
] as const

/** `GET /api/v1/blockers/{id}`. */
export const blockerAnswer = z.object({
  ...head,
  ...rights,
  blocker: blockerItem,
  /** What it holds, or held last: what its end frees first. */
  services: z.array(heldService),
  /** Every change, the newest first. */
  timeline: z.array(
    z.object({
      at: wireInstant,
      by: z.string(),
      change: z.enum(blockerChanges),
      /** Of `promised`; null: no day any more. */
      on: wireDay.nullable(),
      /** Of `held` and `released`. */
      services: z.array(z.string()),
      /** Of `owner`: the team, the person. */
      team: z.string().nullable(),
      person: z.string().nullable(),
      /** Of `merged` and `merged_here`, and of what is opened again after it. */
      other: named.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  /** Open ones that may say the same. */
  similar: z.array(named.extend({ ownerTeam: z.string().nullable(), freed: count })),
  /** Who is told when it ends, besides the road team. */
  tells: z.array(z.string()),
})
export type BlockerAnswer = z.infer<typeof blockerAnswer>
