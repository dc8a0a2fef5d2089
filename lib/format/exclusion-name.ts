import type { ExclusionReason } from '#lib/domain/deploy/exclusion-reason.ts'

/** The ten reasons why a rollout is not a deploy, in words. */
export const exclusionNames: Record<ExclusionReason, string> = {
  hosts_changed: 'host set changed, no new artefact',
  same_artefact: 'same artefact again',
  restart: 'restart',
  scaling: 'scaling',
  folded: 'another cluster of the same deploy',
  not_production: 'not production',
  unfinished: 'unfinished',
  temporary_environment: 'temporary environment',
  failed: 'failed',
  rollback: 'rollback',
}
