/** What a service holds of a shared pool: max(request, use), a missing one counting as nothing. Core-seconds of one hour. */
export const heldCoreSeconds = (requested: number | null, used: number | null): number =>
  Math.max(requested ?? 0, used ?? 0)
