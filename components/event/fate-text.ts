import { type ExclusionReason, exclusionReasons } from '#lib/domain/deploy/exclusion-reason.ts'
import type { ToldFate } from '#lib/domain/deploy/told-fates.ts'
import { exclusionNames } from '#lib/format/exclusion-name.ts'

/** What became of an event, in words: counted, folded into a deploy, or left out and why. */
export function fateText(fate: string): string {
  if (fate === 'deploy') return 'counted as a deploy'
  if (fate === 'folded') return 'folded into another cluster’s deploy'
  if (fate === 'evidence') return 'evidence of where it runs, no rollout'
  if (fate === 'witness') return 'a witness: another source’s word counts'
  if (fate === 'unmapped') return 'not placed yet: nobody knows the name or the cluster'
  const reason = exclusionReasons.find((name): name is ExclusionReason => name === fate)
  return reason ? `left out: ${exclusionNames[reason]}` : fate.replaceAll('_', ' ')
}

/** The rule that decided, as the definitions have it. */
export const fateRules: Record<ToldFate, string> = {
  deploy:
    'It finished in production, successfully, with another artefact than the service ran on this platform, and nothing of the same artefact was counted in the 24 hours before.',
  folded:
    'The same artefact of the same service on the same platform, started within 24 hours of the first success: one deploy, counted once.',
  hosts_changed: 'The platform began it itself, because its hosts changed. Nothing new was deployed.',
  same_artefact: 'It brought the artefact the service already ran on this platform.',
  restart: 'The sender calls it a restart.',
  scaling: 'The sender calls it a change of scale.',
  not_production: 'Its cluster, or the environment it names, is not production.',
  temporary_environment: 'Its cluster, or the environment it names, is a temporary one.',
  unfinished: 'It has not finished, or was aborted.',
  failed: 'It failed. Failures are counted apart.',
  rollback:
    'A return to an artefact that ran in the 30 days before, or the sender says so. Rollbacks are counted apart.',
  witness:
    'Another source told of the same rollout: same place, same artefact, same time. The orchestrator’s word counts, else the first; this one adds what that does not say.',
  unmapped: 'Its name or its cluster is not in the catalogue. It is counted as soon as somebody places it.',
  evidence: 'It says where the service runs or no longer runs. It is no rollout and stands in no column.',
}
