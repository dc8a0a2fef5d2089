import { platformNames } from '#lib/domain/migration/platform-names.ts'
import type { DigestLine } from '#lib/domain/notify/digest.ts'
import { questionText } from '#lib/domain/report/question-text.ts'
import { addDays } from '#lib/domain/time/day.ts'
import { weekMs } from '#lib/domain/time/durations.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { Question } from '#lib/read/ask.ts'
import { allReportStandings } from '#lib/read/report-standings-in.ts'
import { visitsIn } from '#lib/read/visits-in.ts'
import { namesInWords } from './names-in-words.ts'
import { weekMoves } from './week-moves.ts'

/** A team's week: what moved, what the words said of it no longer fit, when the road team comes. Changes only. */
export async function teamDigest(
  whole: Question,
  team: string,
  linkOf: (team: string) => string,
): Promise<DigestLine[]> {
  const question = { ...whole, filters: { ...whole.filters, team: [team] } }
  const lines = [movesLine(question, team), await questionLine(whole, team, linkOf), visitLine(whole, team)]
  return lines.filter(line => line !== null)
}

function movesLine(question: Question, team: string): DigestLine | null {
  const { from } = platformNames(question.migration)
  const { moved, started, cameBack, leftBefore, leftNow } = weekMoves(question)
  const link = `/teams/${encodeURIComponent(team)}`
  if (leftNow === 0 && leftBefore > 0)
    return {
      text: `Nothing of yours is left on ${from}. ${namesInWords(moved) || 'The last one'} was the last step.`,
      link,
      answer: null,
    }
  const parts = [
    ...(moved.length > 0 ? [`${namesInWords(moved)} left ${from}`] : []),
    ...(started.length > 0 ? [`${namesInWords(started)} began to`] : []),
    ...(cameBack.length > 0 ? [`${namesInWords(cameBack)} came back to it`] : []),
  ]
  if (parts.length === 0) return null
  return { text: `${capital(parts.join('; '))}. ${formatCount(leftNow)} left.`, link, answer: null }
}

async function questionLine(
  question: Question,
  team: string,
  linkOf: (team: string) => string,
): Promise<DigestLine | null> {
  const standing = (await allReportStandings(question)).find(one => one.team === team)
  const since = question.at - weekMs
  const fresh = standing?.disagreements.filter(({ sinceAt }) => sinceAt > since) ?? []
  if (standing === undefined || fresh.length === 0) return null
  const asked = standing.questions.find(
    one => one.kind === 'disagreement' && fresh.some(({ service }) => service === one.service),
  )
  const { from } = platformNames(question.migration)
  const more = fresh.length > 1 ? ` ${formatCounted(fresh.length - 1, 'other thing')} disagree too.` : ''
  return asked === undefined
    ? {
        text: `${fresh[0]!.service ?? 'Your report'} finished, and no report says so yet.${more}`,
        link: `/teams/${encodeURIComponent(team)}`,
        answer: { text: 'Say so', link: linkOf(team) },
      }
    : {
        text: `${questionText(asked, from)}${more}`,
        link: `/teams/${encodeURIComponent(team)}`,
        answer: { text: 'Answer', link: linkOf(team) },
      }
}

/** Told in the week it is planned or changed, and in the week before it. */
function visitLine(question: Question, team: string): DigestLine | null {
  const { asOf, at } = question
  const next = visitsIn(question)
    .filter(visit => visit.migration === question.migration.id && visit.toOn >= asOf)
    .flatMap(visit => {
      const on = visit.agenda
        .filter(item => item.team === team && item.on >= asOf)
        .map(item => item.on)
        .sort()[0]
      return on === undefined ? [] : [{ ...visit, on }]
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  const called = next.find(({ isCancelled, changedAt }) => isCancelled && changedAt > at - weekMs)
  const first = next.find(({ isCancelled }) => !isCancelled)
  if (first !== undefined && (first.changedAt > at - weekMs || first.on < addDays(asOf, 7)))
    return {
      text: `The road team is with you on ${formatDay(first.on)}${first.changedAt > at - weekMs && first.sequence > 0 ? ', changed this week' : ''}.`,
      link: `/visits/${first.id}`,
      answer: null,
    }
  if (called === undefined) return null
  return {
    text: `The visit of ${formatDay(called.on)} was called off.`,
    link: `/visits/${called.id}`,
    answer: null,
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
