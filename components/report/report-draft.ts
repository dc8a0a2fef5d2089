import type { BlockerType } from '#lib/domain/blocker/blocker.ts'
import type { Confidence, VisitWish } from '#lib/domain/report/report.ts'
import type { ReportFormAnswer } from '#lib/read/answers/report-answer.ts'
import { type NextChoice, nextDays } from './next-days.ts'

/** What is said of one service that was asked about. `wrong`: it is done, and the data says otherwise. */
export type ServiceWord =
  | { kind: 'blocked'; blocker: string | null; title: string; type: BlockerType }
  | { kind: 'moving'; byOn: string }
  | { kind: 'no_time' }
  | { kind: 'wrong'; claim: string }

/** A report as it is being written: kept on the device until it is sent. */
export type Draft = {
  verdict: 'right' | 'wrong' | null
  wrongService: string
  wrongClaim: string
  words: Record<string, ServiceWord>
  confidence: Confidence | null
  next: NextChoice | null
  nextService: string | null
  visit: VisitWish | null
  note: string
  /** Of the first touch, epoch ms. */
  startedAt: number | null
}

export const emptyDraft: Draft = {
  verdict: null,
  wrongService: '',
  wrongClaim: '',
  words: {},
  confidence: null,
  next: null,
  nextService: null,
  visit: null,
  note: '',
  startedAt: null,
}

const leastWords = 3

/** Where something is missing before it can be sent: the card it is in, and what. */
export function faultOf(draft: Draft): { card: string; text: string } | null {
  if (draft.verdict === 'wrong' && draft.wrongClaim.trim().length < leastWords)
    return { card: 'saw', text: 'Say how it really is.' }
  for (const [service, word] of Object.entries(draft.words)) {
    if (word.kind === 'blocked' && word.blocker === null && word.title.trim().length < leastWords)
      return { card: service, text: 'Choose what it waits for, or name it.' }
    if (word.kind === 'moving' && word.byOn === '') return { card: service, text: 'Choose a day.' }
    if (word.kind === 'wrong' && word.claim.trim().length < leastWords)
      return { card: service, text: 'Say how it really is.' }
  }
  return draft.confidence === null ? { card: 'confidence', text: 'Choose one.' } : null
}

/** How many questions have no answer yet. */
export function openQuestions(draft: Draft, answer: ReportFormAnswer): number {
  const asked = answer.questions.filter(({ service }) => service !== null)
  return (
    asked.filter(({ service }) => draft.words[service!] === undefined).length +
    (draft.confidence === null ? 1 : 0) +
    (answer.suggestion !== null && draft.next === null ? 1 : 0)
  )
}

/** The body of `POST /api/v1/reports`. `now`: epoch ms. */
export function reportBody(draft: Draft, answer: ReportFormAnswer, now: number): Record<string, unknown> {
  const { next, nextService } = draft
  const day = next === null || next === 'unknown' ? null : nextDays(answer.today)[next]
  const claims = Object.entries(draft.words).map(([service, word]) => claimOf(service, word))
  const wrong = Object.entries(draft.words).flatMap(([service, word]) =>
    word.kind === 'wrong' ? [{ service, about: 'state', claim: word.claim.trim() }] : [],
  )
  if (draft.verdict === 'wrong') {
    const service = draft.wrongService || firstService(answer)
    if (service !== null && !wrong.some(one => one.service === service))
      wrong.push({ service, about: 'state', claim: draft.wrongClaim.trim() })
  }
  return {
    team: answer.team,
    migration: answer.migration,
    confidence: draft.confidence,
    note: draft.note.trim() === '' ? null : draft.note.trim(),
    nextService: day === null ? null : (nextService ?? answer.suggestion?.service ?? null),
    nextOn: day,
    visitWish: draft.visit,
    evidenceVerdict: draft.verdict,
    claims,
    wrong,
    tookSeconds:
      draft.startedAt === null
        ? null
        : Math.min(86_400, Math.max(0, Math.round((now - draft.startedAt) / 1000))),
  }
}

/** The service "something is wrong" is about before another is chosen. */
export const firstService = ({ saw, left, services }: ReportFormAnswer): string | null =>
  saw[0]?.service ?? left[0]?.service ?? services[0] ?? null

function claimOf(service: string, word: ServiceWord) {
  if (word.kind === 'wrong') return { service, kind: 'done' }
  if (word.kind === 'moving') return { service, kind: 'moving', byOn: word.byOn }
  if (word.kind === 'no_time') return { service, kind: 'no_time' }
  if (word.blocker !== null) return { service, kind: 'blocked', blocker: word.blocker }
  return { service, kind: 'blocked', newBlocker: { type: word.type, title: word.title.trim() } }
}

/** Whether kept text is a draft of today's form: what an older form kept is dropped. */
export function decodeDraft(text: string | null): Draft | null {
  if (text === null) return null
  try {
    const value = JSON.parse(text) as Partial<Draft>
    const isDraft =
      typeof value === 'object' &&
      value !== null &&
      typeof value.note === 'string' &&
      typeof value.words === 'object'
    return isDraft ? { ...emptyDraft, ...value } : null
  } catch {
    return null
  }
}
