import type { Blocker } from '#lib/domain/blocker/blocker.ts'
import { foldBlockers } from '#lib/domain/blocker/fold-blockers.ts'
import type { Question } from './ask.ts'

/** The blockers of the question's migration at its instant, ended ones too; withdrawn records count up to when they were taken back. */
export function blockersIn({ world: { records, withdrawn }, migration, at }: Question): Blocker[] {
  const both = <Kind extends keyof typeof records>(kind: Kind) =>
    [...records[kind], ...withdrawn[kind]] as (typeof records)[Kind]
  return foldBlockers(
    {
      blockers: both('blockers'),
      blockerOwners: both('blockerOwners').sort(byRecording),
      blockerPromises: both('blockerPromises').sort(byRecording),
      blockerHolds: both('blockerHolds'),
      blockerEnds: both('blockerEnds').sort(byRecording),
    },
    migration.id,
    at,
  )
}

const byRecording = (a: { recordedAt: number }, b: { recordedAt: number }): number =>
  a.recordedAt - b.recordedAt
