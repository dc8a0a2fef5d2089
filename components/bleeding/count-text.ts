import { formatCount } from '#lib/format/number.ts'

/** `3`, and `3, 2 muted` where some are: what is muted is never silently gone. */
export const countText = (count: number, muted: number): string =>
  muted === 0 ? formatCount(count) : `${formatCount(count)}, ${formatCount(muted)} muted`
