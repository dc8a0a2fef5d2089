/** Whether a host answers: a `down` one says nothing, a `gone` one has left its cluster. */
export const hostStatuses = ['up', 'down', 'gone'] as const
export type HostStatus = (typeof hostStatuses)[number]

/** How a host stood from an instant (epoch ms) on, with the event that said it. Tenants are named as the platform names them. */
export type HostSight = {
  cluster: string
  platform: string
  host: string
  at: number
  cores: number | null
  status: HostStatus
  tenants: string[]
  source: string
  eventId: string
  /** Its place among the sights of its event. */
  ordinal: number
}
