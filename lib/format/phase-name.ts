import type { PhaseName } from '#lib/domain/phase/phase.ts'

const names: Record<PhaseName, string> = {
  experiment: 'Experiment',
  alpha: 'Alpha',
  beta: 'Beta',
  general_availability: 'General availability',
}

/** Names of phases on screen. */
export const formatPhase = (phase: PhaseName): string => names[phase]
