import type { Decoded, DecodedEvent, Issue, Observation } from '../contract.ts'
import { decodeSample } from './decode-sample.ts'

/** Samples as they are stored: an array of the bodies that were accepted together, all of one source. */
export function decodeSampleBatch(
  value: unknown,
  { source, id, now }: { source: string; id: string | null; now: number },
): Decoded<DecodedEvent> {
  if (!Array.isArray(value)) return { ok: false, issues: [{ path: '', message: 'must be an array' }] }
  const observations: Observation[] = []
  const issues: Issue[] = []
  for (const [index, item] of value.entries()) {
    const decoded = decodeSample(item, source, now)
    if (decoded.ok) observations.push(decoded.value.sample)
    else issues.push(...decoded.issues.map(issue => ({ ...issue, path: `/${index}${issue.path}` })))
  }
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, value: { source, id: id ?? '', observations, ignored: null } }
}
