'use client'

import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { CsvLink } from '#components/ui/csv-link.tsx'
import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { StepButtons } from '#components/ui/step-buttons.tsx'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { formatCount, formatRate } from '#lib/format/number.ts'
import { csvHref } from '#lib/query/csv-href.ts'
import { instantOfView } from '#lib/query/instant-of-view.ts'
import { useView } from '#lib/query/use-view.ts'
import { inMatrix, teamColumns } from './team-columns.tsx'
import { type Grouping, sumOf, type TeamGroup } from './team-groups.ts'
import { decodeTeamOrder, orderGroups } from './team-order.ts'
import { teamsListOptions } from './teams-list-options.ts'
import { walkRows } from './walk-rows.ts'

const pageSize = 100
/** Others stand there only where a line has one: eight columns of zeros say nothing. */
const alwaysShown: ReadonlySet<MigrationState> = new Set(['origin_only', 'both', 'origin_off'])
const titles = {
  area: 'Areas by what is left',
  office: 'Offices by what is left',
  report: 'Teams by how their words stand to evidence',
  team: 'Teams by what is left',
}

/** Lines by what is left, their states as counts, and how often they deploy; the last row adds up. */
export function TeamMatrix({ by, groups, isWhole }: { by: Grouping; groups: TeamGroup[]; isWhole: boolean }) {
  const { linkTo, filters, choices } = useView()
  const year = new Date(instantOfView(filters, choices)).getUTCFullYear()
  const [place, setPlace] = useQueryStates(
    { sort: parseAsString, page: parseAsInteger.withDefault(1) },
    { history: 'replace', scroll: false },
  )
  const order = decodeTeamOrder(place.sort)
  const ordered = orderGroups(groups, order)
  const pages = Math.max(1, Math.ceil(ordered.length / pageSize))
  const page = Math.min(Math.max(1, place.page), pages)
  const shown = ordered.slice((page - 1) * pageSize, page * pageSize)
  const max = Math.max(1, ...groups.map(({ left }) => left))
  const linkOf = (group: TeamGroup) => {
    if (by === 'team') return linkTo(`/teams/${encodeURIComponent(group.id)}`)
    const search = new URLSearchParams(linkTo('/teams').split('?')[1] ?? '')
    if (by === 'report') search.set('reports', group.id)
    else search.set(by, group.id)
    search.set('by', 'team')
    return `/teams?${search}`
  }
  const platforms = usePlatformNames()
  const states = inMatrix.filter(
    state => alwaysShown.has(state) || groups.some(group => group.states[state] > 0),
  )
  if (groups.length === 0) {
    return (
      <Panel title={titles[by]}>
        <Message icon="teams" title="No team has a service in scope in this selection">
          {filters.asOf === null
            ? 'Teams appear with the catalogue, and with the first event of one of their services.'
            : `Nothing was in scope on ${filters.asOf}. The first day with evidence is ${choices.firstOn ?? 'not known'}.`}
        </Message>
      </Panel>
    )
  }
  return (
    <Panel
      title={titles[by]}
      note="services by state · deploys over the last 12 full weeks"
      actions={by === 'team' ? <CsvLink of="Teams" href={csvHref(teamsListOptions(filters))} /> : undefined}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows walk the rows, whose links take the focus */}
      <div onKeyDown={walkRows}>
        <RecordTable
          caption={titles[by]}
          columns={teamColumns({ by, max, linkOf, platforms, year, states })}
          rows={shown}
          rowKey={group => group.id}
          sort={order}
          onSort={sort => void setPlace({ sort, page: null })}
          total={isWhole ? totalOf(groups, by) : undefined}
        />
      </div>
      <StepButtons
        text={`${formatCount((page - 1) * pageSize + 1)} to ${formatCount((page - 1) * pageSize + shown.length)} of ${formatCount(ordered.length)}`}
        onBack={page > 1 ? () => void setPlace({ page: page - 1 }) : null}
        onForward={page < pages ? () => void setPlace({ page: page + 1 }) : null}
        isHidden={pages === 1}
      />
    </Panel>
  )
}

function totalOf(groups: readonly TeamGroup[], by: Grouping): Record<string, string> {
  const sum = sumOf(
    groups.map(group => ({
      ...group,
      frequency: { ratePerWeek: group.ratePerWeek, on: group.onShare, teamWeeks: group.teamWeeks },
      report: null,
    })),
  )
  return {
    name: by === 'team' ? `All ${formatCount(groups.length)} teams` : 'All',
    left: formatCount(sum.left),
    movable: formatCount(sum.movable),
    ...Object.fromEntries(Object.entries(sum.states).map(([state, count]) => [state, formatCount(count)])),
    services: formatCount(sum.services),
    rate: formatRate(sum.ratePerWeek),
  }
}
