import type { Weight } from '#lib/domain/migration/weigh-progress.ts'

export const weightNames: Record<Weight, string> = {
  count: 'Services',
  deploys: 'Deploys',
  cores: 'Cores',
  traffic: 'Traffic',
}
