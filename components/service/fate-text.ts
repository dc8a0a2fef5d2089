import { type ExclusionReason, exclusionReasons } from '#lib/domain/deploy/exclusion-reason.ts'
import { exclusionNames } from '#lib/format/exclusion-name.ts'

/** What became of an event, in words: counted, folded into a deploy, or left out and why. */
export function fateText(fate: string): string {
  if (fate === 'deploy') return 'counted as a deploy'
  if (fate === 'folded') return 'folded into another cluster’s deploy'
  if (fate === 'evidence') return 'evidence of where it runs, no rollout'
  const reason = exclusionReasons.find((name): name is ExclusionReason => name === fate)
  return reason ? `left out: ${exclusionNames[reason]}` : fate.replaceAll('_', ' ')
}
