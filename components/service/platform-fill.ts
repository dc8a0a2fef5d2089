import type { Platforms } from '#components/charts/platform-words.ts'

/** The colour of a platform's marks: by its part in the migration looked at. */
export const platformFill = (platform: string, { origin, target }: Platforms): string =>
  platform === origin
    ? 'var(--platform-helios)'
    : platform === target
      ? 'var(--platform-kubernetes)'
      : 'var(--chart-neutral)'
