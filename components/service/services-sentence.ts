import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { firstNames } from '#lib/format/state-name.ts'
import { leftStates } from './left-states.ts'

type Asked = { state: readonly MigrationState[]; q: string; scope: 'in' | 'out' | 'all' }
type Counts = { found: number; inScope: number; left: number; unknown: number }

/** The heading of the list: the whole, or what the list was narrowed to and of how many. */
export function servicesSentence(
  { state, q, scope }: Asked,
  { found, inScope, left, unknown }: Counts,
  platforms: PlatformNames = firstNames,
) {
  if (scope === 'out')
    return { answer: `${formatCounted(found, 'service')} outside the scope.`, rest: 'They count nowhere.' }
  const doubt =
    unknown === 0
      ? ''
      : `${unknown === inScope ? 'All' : formatCount(unknown)} ${unknown === 1 ? 'is' : 'are'} unknown: their sources are silent.`
  const needs =
    left === 0 && unknown > 0
      ? ''
      : `; ${formatCount(left)} still ${left === 1 ? 'needs' : 'need'} ${platforms.from}`
  const whole = { answer: `${formatCounted(inScope, 'service')} in scope${needs}.`, rest: doubt }
  if (state.length === 0 && q === '') return whole
  const words = q === '' ? '' : ` with “${q}”`
  return {
    answer: `${formatCounted(found, 'service')}${words} ${statesClause(state, found, platforms)}.`,
    rest: `Of ${formatCount(inScope)} in scope.`,
  }
}

const leftKey = leftStates.toSorted().join()

/** What the listed ones have in common: `are on both`, `still need Helios`. */
function statesClause(state: readonly MigrationState[], found: number, platforms: PlatformNames): string {
  const isOne = found === 1
  if (state.length === 0) return isOne ? 'matches' : 'match'
  if (state.toSorted().join() === leftKey)
    return isOne ? `still needs ${platforms.from}` : `still need ${platforms.from}`
  const names = state.map(name => phrases(platforms)[name]).join(' or ')
  return `${isOne ? 'is' : 'are'} ${names}`
}

const phrases = (platforms: PlatformNames): Record<MigrationState, string> => ({
  origin_only: `on ${platforms.from} only`,
  both: 'on both',
  target_only: `on ${platforms.to} only`,
  origin_off: `off ${platforms.from} for good`,
  back_on_origin: `back on ${platforms.from}`,
  born_on_target: `born on ${platforms.to}`,
  idle: 'idle',
  unknown: 'unknown',
})
