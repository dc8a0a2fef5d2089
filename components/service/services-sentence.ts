import type { MigrationState } from '#lib/domain/migration/state.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { stateNames } from '#lib/format/state-name.ts'

type Asked = { state: readonly MigrationState[]; q: string; scope: 'in' | 'out' | 'all' }
type Counts = { found: number; inScope: number; left: number }

/** The heading of the list: the whole, or what the list was narrowed to and of how many. */
export function servicesSentence({ state, q, scope }: Asked, { found, inScope, left }: Counts) {
  if (scope === 'out')
    return { answer: `${formatCounted(found, 'service')} outside the scope.`, rest: 'They count nowhere.' }
  const whole = {
    answer: `${formatCounted(inScope, 'service')} in scope; ${formatCount(left)} still ${left === 1 ? 'needs' : 'need'} Helios.`,
    rest: '',
  }
  if (state.length === 0 && q === '') return whole
  const states = state.length === 0 ? '' : ` ${state.map(name => stateNames[name]).join(' or ')}`
  const words = q === '' ? '' : ` with “${q}”`
  return {
    answer: `${formatCounted(found, 'service')}${states ? `:${states}` : ''}${words}.`,
    rest: `Of ${formatCount(inScope)} in scope.`,
  }
}
