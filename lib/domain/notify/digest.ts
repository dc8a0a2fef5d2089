import { localTime } from './local-time.ts'

/** One line of a digest: what changed, and where it is seen. `answer`: one click that answers the question in it. */
export type DigestLine = {
  text: string
  /** A path of this site. */
  link: string
  answer: { text: string; link: string } | null
}

/** Never more: what matters less stands behind the links. */
export const mostLines = 3

/** Monday from 08:00 where the reader is; who was down in the morning sends it until noon. */
export function isDigestTime(at: number, zone: string): boolean {
  const { weekday, hour } = localTime(at, zone)
  return weekday === 1 && hour >= 8 && hour < 12
}
