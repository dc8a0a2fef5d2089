/** The colour of a platform's marks. */
export const platformFill = (platform: string): string =>
  platform === 'helios' ? 'var(--platform-helios)' : 'var(--platform-kubernetes)'
