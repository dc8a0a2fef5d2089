import { isSolvableOnVisit } from '../blocker/blocker.ts'
import type { Trip } from './best-trip.ts'
import { countWords, listWords } from './day-words.ts'
import type { TeamWorth } from './score-visit.ts'
import type { AgendaItem } from './visit.ts'

/** Who is met when: those who asked first, the longest waiting first; then by what is stuck, then by what nothing holds. */
export function agendaOf({ met, days, engineers }: Pick<Trip, 'met' | 'days' | 'engineers'>): AgendaItem[] {
  const perDay = Math.max(1, engineers.length)
  return [...met]
    .sort(
      (a, b) =>
        (b.team.askedDays ?? -1) - (a.team.askedDays ?? -1) ||
        b.hopes.stuck - a.hopes.stuck ||
        b.hopes.ready - a.hopes.ready ||
        (a.team.team < b.team.team ? -1 : 1),
    )
    .map((worth, index) => ({
      on: days[Math.min(days.length - 1, Math.floor(index / perDay))]!,
      team: worth.team.team,
      task: taskFor(worth),
    }))
}

const typeWords: Record<string, string> = { knowledge: 'knowledge', time: 'time', review: 'reviews' }

/** `Unstick 3 on both, solve reviews for 2, move 4 that nothing holds`. */
export function taskFor({ team, hopes }: TeamWorth): string {
  const held = team.services.filter(({ isExempt, blockers }) => !isExempt && blockers.length > 0)
  const types = [
    ...new Set(
      held.flatMap(({ blockers }) =>
        blockers.filter(({ type }) => isSolvableOnVisit(type)).map(({ type }) => typeWords[type] ?? type),
      ),
    ),
  ].sort()
  const parts = [
    hopes.stuck > 0 ? `unstick ${hopes.stuck} on both` : null,
    hopes.solvable > 0 ? `solve ${listWords(types)} for ${countWords(hopes.solvable, 'service')}` : null,
    hopes.ready > 0
      ? hopes.ready === 1
        ? 'move the one nothing holds'
        : `move ${hopes.ready} that nothing holds`
      : null,
  ].filter(part => part !== null)
  const text = parts.length === 0 ? 'look at what is left' : parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
