import type { EventRef } from './rollout.ts'

/** What a rollout is looked up by: unique over all sources. */
export type RolloutKey = string

export const rolloutKey = (rollout: EventRef): RolloutKey => `${rollout.source}\n${rollout.id}`
