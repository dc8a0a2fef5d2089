import type { ObservedEnvironment } from '../observation/observation.ts'

/** One thing said of a temporary environment, with the event that said it. Instants are epoch ms. */
export type EnvironmentSight = Omit<ObservedEnvironment, 'type'> & {
  source: string
  eventId: string
  /** Its place among the sights of its event. */
  ordinal: number
}
