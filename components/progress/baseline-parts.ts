import type { BarPart } from '#components/charts/stacked-bar.tsx'
import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { firstNames } from '#lib/format/state-name.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'

/** The baseline as parts of one whole: they add up to its count. What is none of the named ones comes last. */
export function baselineParts(
  { count, retired, migrated, states }: ProgressAnswer['baseline'],
  platforms: PlatformNames = firstNames,
): BarPart[] {
  const rest =
    count -
    retired -
    migrated -
    states.both -
    states.origin_only -
    states.back_on_origin -
    states.born_on_target
  return [
    {
      key: 'moved',
      label: `Moved off ${platforms.from}`,
      count: migrated,
      fill: 'var(--platform-kubernetes)',
      textColor: 'var(--platform-kubernetes-text)',
    },
    {
      key: 'retired',
      label: 'Retired',
      count: retired,
      fill: 'var(--state-retired)',
      textColor: 'var(--state-retired-text)',
    },
    {
      key: 'both',
      label: 'On both',
      count: states.both,
      fill: 'url(#both)',
      textColor: 'var(--state-both-text)',
    },
    {
      key: 'origin',
      label: `${platforms.from} only`,
      count: states.origin_only,
      fill: 'var(--platform-helios)',
      textColor: 'var(--platform-helios-text)',
    },
    {
      key: 'back',
      label: 'Back',
      count: states.back_on_origin,
      fill: 'var(--state-back)',
      textColor: 'var(--platform-helios-text)',
    },
    {
      key: 'born',
      label: 'Born there',
      count: states.born_on_target,
      fill: 'var(--state-born)',
      textColor: 'var(--state-born-text)',
    },
    {
      key: 'rest',
      label: 'Unknown or idle',
      count: Math.max(0, rest),
      fill: 'url(#unknown)',
      textColor: 'var(--state-unknown-text)',
    },
  ]
}
