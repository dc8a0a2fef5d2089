import type { MigrationState } from '#lib/domain/migration/state.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { leftStates } from './left-states.ts'

type Asked = { state: readonly MigrationState[]; q: string; scope: 'in' | 'out' | 'all' }
type Counts = { found: number; inScope: number; left: number; unknown: number }

/** The heading of the list: the whole, or what the list was narrowed to and of how many. */
export function servicesSentence({ state, q, scope }: Asked, { found, inScope, left, unknown }: Counts) {
  if (scope === 'out')
    return { answer: `${formatCounted(found, 'service')} outside the scope.`, rest: 'They count nowhere.' }
  const doubt =
    unknown === 0
      ? ''
      : `${unknown === inScope ? 'All' : formatCount(unknown)} ${unknown === 1 ? 'is' : 'are'} unknown: their sources are silent.`
  const needs =
    left === 0 && unknown > 0 ? '' : `; ${formatCount(left)} still ${left === 1 ? 'needs' : 'need'} Helios`
  const whole = { answer: `${formatCounted(inScope, 'service')} in scope${needs}.`, rest: doubt }
  if (state.length === 0 && q === '') return whole
  const words = q === '' ? '' : ` with “${q}”`
  return {
    answer: `${formatCounted(found, 'service')}${words} ${statesClause(state, found)}.`,
    rest: `Of ${formatCount(inScope)} in scope.`,
  }
}

const leftKey = leftStates.toSorted().join()

/** What the listed ones have in common: `are on both`, `still need Helios`. */
function statesClause(state: readonly MigrationState[], found: number): string {
  const isOne = found === 1
  if (state.length === 0) return isOne ? 'matches' : 'match'
  if (state.toSorted().join() === leftKey) return isOne ? 'still needs Helios' : 'still need Helios'
  const names = state.map(name => phrases[name]).join(' or ')
  return `${isOne ? 'is' : 'are'} ${names}`
}

const phrases: Record<MigrationState, string> = {
  origin_only: 'on Helios only',
  both: 'on both',
  target_only: 'on Kubernetes only',
  origin_off: 'off Helios for good',
  back_on_origin: 'back on Helios',
  born_on_target: 'born on Kubernetes',
  idle: 'idle',
  unknown: 'unknown',
}
