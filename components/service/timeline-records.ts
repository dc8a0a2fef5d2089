import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { firstNames, stateNamesOf } from '#lib/format/state-name.ts'
import type { AnnotationItem } from '#lib/read/answers/annotation-answer.ts'
import type { DisputeItem, OverridesAnswer } from '#lib/read/answers/dispute-answer.ts'
import { inOrder, type TimelineEvent } from './timeline-events.ts'
import { spanWithin, type TimelineSpan } from './timeline-lanes.ts'

/** What people said of a service. */
export type Said = {
  disputes: readonly DisputeItem[]
  overrides: OverridesAnswer['items']
  annotations: readonly AnnotationItem[]
}
export type TimelineBar = TimelineSpan & {
  look: 'owner' | 'freeze' | 'incident' | 'note' | 'open' | 'closed' | 'override'
  text: string
}
type Window = Pick<TimelineSpan, 'from' | 'to'>

/** Where on the page a record is told in full. */
export const anchorOf = (id: string): string => `said-${id}`

export const annotationNames = { freeze: 'Freeze', incident: 'Incident', note: 'Note' } as const

/** What people said as marks to walk through, in order of time. */
export function saidEvents(
  { disputes, overrides, annotations }: Said,
  window: Window,
  platforms: PlatformNames = firstNames,
): TimelineEvent[] {
  const stateNames = stateNamesOf(platforms)
  const tell = (lane: string, id: string, at: string, text: string, isBad = false): TimelineEvent => ({
    key: `${text} ${id}`,
    at: Date.parse(at),
    lane,
    text,
    isBad,
    event: null,
    anchor: anchorOf(id),
  })
  const events = [
    ...annotations.map(({ id, from, kind, title }) =>
      tell('annotations', id, from, `${annotationNames[kind].toLowerCase()}: ${title}`, kind === 'incident'),
    ),
    ...disputes.flatMap(({ id, recordedAt, recordedBy, claim, answeredAt, outcome, answer, withdrawnAt }) => [
      tell('disputes', id, recordedAt, `“${claim}” says ${recordedBy}`),
      ...(answeredAt === null ? [] : [tell('disputes', id, answeredAt, `${outcome}: ${answer}`)]),
      ...(withdrawnAt === null ? [] : [tell('disputes', id, withdrawnAt, 'taken back')]),
    ]),
    ...overrides.flatMap(({ id, from, by, state, reason, endedAt }) => [
      tell('overrides', id, from, `${by} shows ${stateNames[state]} beside it: ${reason}`),
      ...(endedAt === null ? [] : [tell('overrides', id, endedAt, 'the override was ended')]),
    ]),
  ]
  return inOrder(events, window)
}

/** Stretches of what people said, by lane. */
export function saidBars(
  { disputes, overrides, annotations }: Said,
  window: Window,
  platforms: PlatformNames = firstNames,
): Record<string, TimelineBar[]> {
  const stateNames = stateNamesOf(platforms)
  const bar = (look: TimelineBar['look'], id: string, from: string, to: string | null, text: string) => {
    const span = spanWithin({ from, to }, window)
    return span === null ? [] : [{ ...span, key: id, look, text }]
  }
  return {
    annotations: annotations.flatMap(({ id, kind, title, from, to }) =>
      to === null ? [] : bar(kind, id, from, to, title),
    ),
    disputes: disputes.flatMap(({ id, recordedAt, answeredAt, withdrawnAt, about, standing }) =>
      bar(
        standing === 'open' ? 'open' : 'closed',
        id,
        recordedAt,
        answeredAt ?? withdrawnAt,
        `${about}: ${standing}`,
      ),
    ),
    overrides: overrides.flatMap(({ id, from, until, endedAt, state }) =>
      bar('override', id, from, endedAt ?? until, stateNames[state]),
    ),
  }
}

/** Who owned it, stretch by stretch. */
export function ownerBars(
  ownership: readonly { team: string; from: string | null }[],
  window: Window,
  teamName: (id: string) => string,
): TimelineBar[] {
  return ownership.flatMap(({ team, from }, index) => {
    const to = ownership[index + 1]?.from ?? null
    const span = spanWithin({ from: from ?? new Date(window.from).toISOString(), to }, window)
    return span === null ? [] : [{ ...span, look: 'owner', text: teamName(team) }]
  })
}
