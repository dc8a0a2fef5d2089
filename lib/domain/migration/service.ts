/** The unit that moves, as the catalogue knows it. Instants are epoch ms. */
export type Service = {
  id: string
  /** The catalogue's owner where `ownership` has no entry for the instant. */
  team: string | null
  /** backend, pipeline, website, ml or other. */
  kind: string
  stateless: boolean | null
  archetype: string | null
  createdAt: number | null
  retiredAt: number | null
}

/** The owner from `fromAt` until the next entry. */
export type Ownership = { service: string; team: string; fromAt: number }
