import { z } from 'zod'
import { evidenceChanges } from '#lib/domain/placement/evidence.ts'
import type { Decoded, Observation } from '../contract.ts'
import { instantField, instantIssues, issuesOf, nameField, optionalText } from '../contract-fields.ts'
import { metadataTraits } from '../metadata-traits.ts'

/** "This source saw everything between": data of `dev.landfall.coverage.v1`. */
export const coverageSchema = z.object({ from: instantField, to: instantField })

/** A sight of one workload: data of `dev.landfall.evidence.v1`. */
export const evidenceSchema = z.object({
  service: nameField(),
  platform: nameField(),
  cluster: nameField(),
  at: instantField,
  change: z.enum(evidenceChanges),
  version: optionalText(),
  metadata: z.unknown().optional(),
  labels: z.unknown().optional(),
})

export function decodeCoverage(data: unknown, now: number): Decoded<Observation> {
  const parsed = coverageSchema.safeParse(data)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error, '/data') }
  const { from, to } = parsed.data
  const issues = instantIssues({ '/data/from': from, '/data/to': to }, now)
  if (to < from) issues.push({ path: '/data/to', message: 'is before from' })
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, value: { type: 'coverage', fromAt: from, toAt: to } }
}

export function decodeEvidence(data: unknown, now: number): Decoded<Observation> {
  const parsed = evidenceSchema.safeParse(data)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error, '/data') }
  const issues = instantIssues({ '/data/at': parsed.data.at }, now)
  if (issues.length > 0) return { ok: false, issues }
  const { metadata, labels, ...seen } = parsed.data
  return { ok: true, value: { type: 'evidence', ...seen, ...metadataTraits({ metadata, labels }) } }
}
