import type { MigrationState } from '#lib/domain/migration/state.ts'
import type { Agreement, ClaimKind, Confidence } from '#lib/domain/report/report.ts'
import { formatDay } from '#lib/format/date.ts'
import type { DisagreementItem, ReportItem } from '#lib/read/answers/report-answer.ts'

export const agreementNames: Record<Agreement, string> = {
  agree: 'agrees',
  ahead: 'ahead of evidence',
  behind: 'behind evidence',
  stale: 'stale',
  none: 'no report',
}

/** What each is about, in a list of counts. */
export const agreementTexts: Record<Agreement, string> = {
  ahead: 'ahead of evidence',
  stale: 'older than 28 days',
  none: 'never reported',
  behind: 'finished, never said',
  agree: 'agree with evidence',
}

/** Colour only where a clock has run out or evidence contradicts; what agrees is not green for being said. */
export const agreementTones: Record<Agreement, 'bad' | 'watch' | 'info' | undefined> = {
  agree: undefined,
  ahead: 'bad',
  behind: 'info',
  stale: 'watch',
  none: 'watch',
}

export const confidenceNames: Record<Confidence, string> = {
  on_track: 'On track',
  at_risk: 'At risk',
  off_track: 'Off track',
}

export const claimNames: Record<ClaimKind, string> = {
  done: 'done',
  moving: 'on its way',
  blocked: 'blocked',
  no_time: 'no time for it now',
  stuck: 'stuck',
}

type Words = { year: number; states: Record<MigrationState, string>; from: string }

/** What was said, of a disagreement: "said done on 3 Jun". */
export function saidText({ said, saidAt }: DisagreementItem, { year }: Words): string {
  if (said === 'nothing' || saidAt === null) return 'Nothing was said of it'
  const on = formatDay(saidAt.slice(0, 10), year)
  return said === 'done' ? `“Done”, said ${on}` : `“On track”, said ${on}`
}

/** What was seen instead, with its day. */
export function seenText({ seen }: DisagreementItem, { year, states, from }: Words): string {
  const on = formatDay(seen.at.slice(0, 10), year)
  switch (seen.what) {
    case 'still_left':
      return `${seen.state === null ? 'Left' : states[seen.state]} since ${on}`
    case 'origin_deploy':
      return `Deployed to ${from} on ${on}`
    case 'no_change':
      return `No service changed its state since ${on}`
    case 'finished':
      return `Left ${from}: ${seen.state === null ? 'done' : states[seen.state]} since ${on}`
  }
}

/** One line of a report: "At risk; seat-map blocked, seat-hold by 30 Jun". */
export function reportText({ confidence, nextService, nextOn, note }: ReportItem, year: number): string {
  const next =
    nextService === null && nextOn === null
      ? ''
      : `; next ${nextService ?? 'one'}${nextOn === null ? '' : ` by ${formatDay(nextOn, year)}`}`
  return `${confidenceNames[confidence]}${next}${note === null ? '' : `: “${note}”`}`
}
