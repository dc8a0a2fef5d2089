import { platformNames } from '#lib/domain/migration/platform-names.ts'
import type { DigestLine } from '#lib/domain/notify/digest.ts'
import { addDays, requireDay } from '#lib/domain/time/day.ts'
import { weekMs } from '#lib/domain/time/durations.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatPointsInWords, formatShare } from '#lib/format/number.ts'
import type { Question } from '#lib/read/ask.ts'
import { blockersIn } from '#lib/read/blockers-in.ts'
import { readProgress } from '#lib/read/progress.ts'
import { reportStandingsIn } from '#lib/read/report-standings-in.ts'
import { namesInWords } from './names-in-words.ts'
import { weekMoves } from './week-moves.ts'

/** A leader's week, of the company or of an area: progress, the finish if it moved, what disagrees or blocks anew. Changes only. */
export async function leaderDigest(whole: Question, area: string | null): Promise<DigestLine[]> {
  const question = area === null ? whole : { ...whole, filters: { ...whole.filters, area: [area] } }
  const lines = [
    await progressLine(question),
    area === null ? forecastLine(question) : null,
    await troubleLine(question),
  ]
  return lines.filter(line => line !== null)
}

const withArea = (path: string, { filters: { area } }: Question): string =>
  area.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}area=${encodeURIComponent(area[0]!)}`

async function progressLine(question: Question): Promise<DigestLine | null> {
  const { context, filters, asOf } = question
  const { from } = platformNames(question.migration)
  const { moved, cameBack, leftNow, leftBefore } = weekMoves(question)
  if (moved.length === 0 && cameBack.length === 0 && leftNow === leftBefore) return null
  const [now, before] = await Promise.all([
    readProgress(context, { ...filters, asOf }),
    readProgress(context, { ...filters, asOf: addDays(asOf, -7) }),
  ])
  const share = now.baseline.share
  const change = share !== null && before.baseline.share !== null ? share - before.baseline.share : null
  const back = cameBack.length > 0 ? `, ${formatCount(cameBack.length)} came back` : ''
  const finished = finishedTeams(question)
  const parts = [
    share === null
      ? `${formatCounted(moved.length, 'service')} left ${from}${back}.`
      : `${formatShare(share)} of the baseline is off ${from}, ${change === null ? 'with nothing to compare' : formatPointsInWords(change)} in a week: ${formatCount(moved.length)} moved${back}. ${formatCount(leftNow)} left.`,
    ...(finished.length > 0 ? [`${namesInWords(finished)} finished.`] : []),
  ]
  return { text: parts.join(' '), link: withArea('/overview', question), answer: null }
}

/** Teams and offices with nothing left, that had something a week ago: their quiet line. */
function finishedTeams(question: Question): string[] {
  const { world, filters } = question
  const isDone = (narrowed: Partial<Question['filters']>) => {
    const { leftNow, leftBefore, moved } = weekMoves({ ...question, filters: { ...filters, ...narrowed } })
    return leftNow === 0 && leftBefore > 0 && moved.length > 0
  }
  const movedTeams = new Set(weekMoves(question).moved.map(id => world.services.get(id)?.service.team ?? ''))
  const teams = world.catalog.teams.filter(({ id }) => movedTeams.has(id) && isDone({ team: [id] }))
  const offices = world.catalog.offices.filter(
    ({ id }) => teams.some(({ office }) => office === id) && isDone({ office: [id] }),
  )
  return [...teams, ...offices].map(({ id, name }) => name ?? id)
}

/** Only where a day, or whether there is one, moved by a week or more. */
function forecastLine({ world, migration, at, asOf }: Question): DigestLine | null {
  const runs = world.records.forecastRuns
    .filter(row => row.migration === migration.id && row.recordedAt <= at)
    .sort((a, b) => (a.madeOn < b.madeOn ? -1 : 1))
  const last = runs.at(-1)
  const before = runs.findLast(({ madeOn }) => last !== undefined && madeOn <= addDays(last.madeOn, -6))
  if (last === undefined || before === undefined || last.madeOn < addDays(asOf, -8)) return null
  const link = '/forecast'
  const line = (text: string): DigestLine => ({ text, link, answer: null })
  if (last.verdict === 'finished')
    return before.verdict === 'finished' ? null : line('The migration is finished.')
  if (last.sureOn === null)
    return before.sureOn === null
      ? null
      : line(`The finish has no date any more: a week ago it was ${formatDay(before.sureOn)} with 85 %.`)
  if (before.sureOn === null) return line(`The finish has a date again: ${formatDay(last.sureOn)} with 85 %.`)
  const days = requireDay(last.sureOn) - requireDay(before.sureOn)
  const weeks = Math.round(Math.abs(days) / 7)
  if (weeks === 0) return null
  return line(
    `The finish (85 %) moved ${formatCounted(weeks, 'week')} ${days > 0 ? 'later' : 'earlier'}: ${formatDay(last.sureOn)}, a week ago ${formatDay(before.sureOn)}.`,
  )
}

/** What leaders may see since this week, and blockers that are new or ended. */
async function troubleLine(question: Question): Promise<DigestLine | null> {
  const { world, asOf, at } = question
  const since = addDays(asOf, -7)
  const standings = await reportStandingsIn(question)
  const teams = standings.filter(({ disagreements }) =>
    disagreements.some(({ isSeenByLeaders, leadersSeeOn }) => isSeenByLeaders && leadersSeeOn > since),
  )
  const isOfArea = (owner: string | null) =>
    question.filters.area.length === 0 ||
    question.filters.area.includes((owner === null ? null : world.teams.get(owner)?.area) ?? '')
  const blockers = blockersIn(question).filter(({ holds, ownerTeam }) =>
    holds.some(({ service }) => isOfArea(world.services.get(service)?.service.team ?? ownerTeam)),
  )
  const fresh = blockers.filter(({ recordedAt, end }) => end === null && recordedAt > at - weekMs)
  const solved = blockers.filter(({ end }) => end?.outcome === 'solved' && end.at > at - weekMs)
  const titles = (list: typeof blockers) =>
    namesInWords(
      list.map(({ title }) => `“${title}”`),
      2,
    )
  const parts = [
    ...(teams.length > 0
      ? [
          `What ${namesInWords(teams.map(({ team }) => world.teams.get(team)?.name ?? team))} said and what events show disagree`,
        ]
      : []),
    ...(fresh.length > 0 ? [`${titles(fresh)} blocks now`] : []),
    ...(solved.length > 0 ? [`${titles(solved)} is solved`] : []),
  ]
  if (parts.length === 0) return null
  const link = withArea(teams.length > 0 ? '/reports' : '/blockers', question)
  return { text: `${parts.join('; ')}.`, link, answer: null }
}
