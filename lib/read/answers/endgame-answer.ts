import { z } from 'zod'
import { decisions } from '#lib/domain/endgame/decision.ts'
import { count, migrationState, wireDay, wireInstant } from './shared.ts'

/** Cores, and what they cost a month in whole units of the currency; null: no price, or nothing known of cores. */
const held = { cores: z.number(), cost: count.nullable() }
const part = z.object({ count, ...held })

const countdownSchema = z.object({
  /** `off`: nothing is left; `not_at_this_pace`: none leaves. */
  kind: z.enum(['off', 'pace', 'not_at_this_pace']),
  /** How many left a week over the last twelve; negative: more came. */
  perWeek: z.number().nullable(),
  on: wireDay.nullable(),
})

const price = z.object({
  id: z.string(),
  perCoreMonth: z.number(),
  currency: z.string(),
  from: wireDay,
  recordedAt: wireInstant,
  recordedBy: z.string(),
  reason: z.string().nullable(),
})

const site = z.object({
  cluster: z.string(),
  region: z.string().nullable(),
  environment: z.string(),
  /** Null: no collector tells of hosts here. */
  hosts: z
    .object({
      /** Hosts on the day of the baseline, or on the first day hosts were told of. */
      start: count,
      startOn: wireDay,
      left: count,
      empty: count,
      /** They say nothing: never called empty. */
      down: count,
      /** Told of without their cores: they cost nothing here. */
      withoutCores: count,
    })
    .nullable(),
  /** Services with a placement or a tenant here, in scope or not. */
  services: count,
  servicesAtStart: count.nullable(),
  cores: z.number().nullable(),
  cost: count.nullable(),
  /** Since when a tenth of its services or less is left. */
  tenthLeftOn: wireDay.nullable(),
  countdown: z.object({
    services: countdownSchema,
    hosts: countdownSchema.nullable(),
    /** When both are gone at the present pace, not before the last exemption ends; null: not at this pace. */
    on: wireDay.nullable(),
    /** The exemption that sets this day. */
    setBy: z.object({ service: z.string(), until: wireDay }).nullable(),
  }),
  /** Figure 20 of the site's services: even odds and 85% sure; null: no date. */
  finish: z.object({ evenOn: wireDay, sureOn: wireDay.nullable() }).nullable(),
  /** Empty since then, with no service placed and no host down: it can be switched off today. */
  canSwitchOffSince: wireInstant.nullable(),
  /** They add up to the site's cores and cost. */
  parts: z.object({
    services: part,
    /** Names of tenants we cannot place. */
    unplaced: part,
    empty: part,
    /** Down, and last seen without a tenant. */
    silent: part,
    idle: z.object(held),
  }),
  /** Services were given more than there is; each was cut by the same factor. */
  isCut: z.boolean(),
  isSilent: z.boolean(),
  /** How far the sources that tell of its hosts were heard. */
  checkedAt: wireInstant.nullable(),
})

const decision = z.object({
  id: z.string(),
  decision: z.enum(decisions),
  by: wireDay.nullable(),
  reason: z.string().nullable(),
  recordedAt: wireInstant,
  recordedBy: z.string(),
  withdrawnAt: wireInstant.nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
})

const item = z.object({
  service: z.string(),
  team: z.string().nullable(),
  area: z.string().nullable(),
  inScope: z.boolean(),
  state: migrationState,
  since: wireInstant.nullable(),
  leavingSince: wireInstant.nullable(),
  /** Null: undecided. */
  decision: decision.nullable(),
  /** Every decision, the newest first, those taken back among them. */
  history: z.array(decision),
  /** Its day is over and the service is still there. */
  isOverdue: z.boolean(),
  /** Full days since its site was down to a tenth; null: decided, or the site is not. */
  undecidedDays: count.nullable(),
  /** The exemption in force; a decision to exempt without one is not granted yet. */
  exemption: z.object({ id: z.string(), until: wireDay, reason: z.string().nullable() }).nullable(),
  /** Its exemption is the last to end at this site. */
  setsTheDate: z.boolean(),
  /** The day decided lies before the end of its exemption. */
  isBeforeExemptionEnds: z.boolean(),
  /** Open ones that hold it, the oldest first; `promised` null: no day. */
  blockers: z.array(z.object({ id: z.string(), title: z.string(), promised: wireDay.nullable() })),
  /** The day decided lies before a day promised for what holds it. */
  isBeforeBlockerEnds: z.boolean(),
  ...held,
  /** Where its cores are known from; null: from nowhere. */
  coresFrom: z.enum(['samples', 'hosts']).nullable(),
  mayDecide: z.boolean(),
})

/** `GET /api/v1/endgame`: what is left on the origin, what it costs, and what can be switched off today. */
export const endgameAnswer = z.object({
  migration: z.string(),
  asOf: wireDay,
  knownAt: wireInstant,
  platform: z.string(),
  /** In force at the instant; null: nobody set one. */
  price: price.nullable(),
  /** All of them, the newest first. */
  prices: z.array(price),
  maySetPrice: z.boolean(),
  total: z.object({
    hosts: z.object({ start: count, left: count, empty: count, down: count }).nullable(),
    /** Each once, however many sites it runs at. */
    services: count,
    servicesInScope: count,
    cores: z.number().nullable(),
    cost: count.nullable(),
    emptyCost: count.nullable(),
  }),
  /** Nearest to its end first. */
  sites: z.array(site),
  /** Whose services `items` are; null: there is no site. */
  site: z.string().nullable(),
  /** The services of one site that the filters let in; with `others` and the site's other parts they add up to it. */
  items: z.array(item),
  others: part,
  /** Empty hosts of all sites; `since` their last tenant left, or since they were first seen. */
  hostsToSwitchOff: z.array(
    z.object({
      cluster: z.string(),
      host: z.string(),
      cores: z.number().nullable(),
      since: wireInstant,
      isNeverUsed: z.boolean(),
    }),
  ),
})
export type EndgameAnswer = z.infer<typeof endgameAnswer>
