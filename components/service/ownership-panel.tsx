import Link from 'next/link'
import { FactList } from '#components/ui/fact-list.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { dayOf, formatDay } from '#lib/format/date.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'

type OwnershipPanelProps = {
  ownership: ServiceAnswer['ownership']
  year: number
  teamName: (id: string) => string
  linkTo: (path: string) => string
}

/** Who owned it, newest first: a deploy belongs to its owner at its time. */
export function OwnershipPanel({ ownership, year, teamName, linkTo }: OwnershipPanelProps) {
  return (
    <Panel title="Owners" note="a deploy belongs to its owner at its time">
      {ownership.length === 0 ? (
        <p className="text-2">No owner: the catalogue names no team for it.</p>
      ) : (
        <FactList
          facts={ownership.toReversed().map(({ team, from }, index) => ({
            key: `${team} ${from}`,
            figure: index === 0 ? 'now' : '',
            text: <Link href={linkTo(`/teams/${encodeURIComponent(team)}`)}>{teamName(team)}</Link>,
            aside: from === null ? 'from the start' : `since ${formatDay(dayOf(from), year)}`,
          }))}
        />
      )}
    </Panel>
  )
}
