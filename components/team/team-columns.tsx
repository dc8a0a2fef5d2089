import Link from 'next/link'
import { StateMark } from '#components/charts/state-mark.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import { Defined } from '#components/ui/defined.tsx'
import type { RecordColumn } from '#components/ui/record-table.tsx'
import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { formatCount, formatCounted, formatRate } from '#lib/format/number.ts'
import { stateNamesOf } from '#lib/format/state-name.ts'
import { LeftBar } from './left-bar.tsx'
import { ReportCell } from './report-cell.tsx'
import { StepCell } from './step-cell.tsx'
import { type Grouping, nowhere, type TeamGroup } from './team-groups.ts'
import styles from './team-matrix.module.css'

export const inMatrix: readonly MigrationState[] = [
  'origin_only',
  'both',
  'back_on_origin',
  'target_only',
  'origin_off',
  'born_on_target',
  'idle',
  'unknown',
]

/** Heads short enough for eight columns; the mark and the label say the rest. */
const shortNames = (platforms: PlatformNames): Partial<Record<MigrationState, string>> => ({
  back_on_origin: 'Back',
  target_only: `${platforms.to} only`,
  origin_off: 'Switched off',
  born_on_target: 'Born there',
})

const titles: Record<Grouping, string> = {
  area: 'Area',
  office: 'Office',
  report: 'Their words',
  team: 'Team',
}

type ColumnsOf = {
  by: Grouping
  max: number
  /** Where a line leads: a team's page, or the teams of an area or office. */
  linkOf: (group: TeamGroup) => string | null
  platforms: PlatformNames
  year: number
  /** States that any line has. */
  states: readonly MigrationState[]
}

export function teamColumns({
  by,
  max,
  linkOf,
  platforms,
  year,
  states,
}: ColumnsOf): RecordColumn<TeamGroup>[] {
  return [
    {
      key: 'name',
      header: titles[by],
      isTitle: true,
      sortKey: 'name',
      cell: group => <GroupName group={group} by={by} href={linkOf(group)} />,
    },
    {
      key: 'left',
      header: 'Left',
      isNumber: true,
      sortKey: 'left',
      startsDescending: true,
      cell: group => <b>{formatCount(group.left)}</b>,
    },
    {
      key: 'movable',
      header: 'Movable',
      isNumber: true,
      sortKey: 'movable',
      startsDescending: true,
      cell: group => (group.movable === 0 ? <span className="text-3">0</span> : formatCount(group.movable)),
    },
    {
      key: 'bar',
      header: 'What is left',
      width: by === 'team' ? '11%' : '15%',
      isSecondary: true,
      cell: group => <LeftBar states={group.states} max={max} />,
    },
    ...states.map(state => stateColumn(state, platforms)),
    {
      key: 'services',
      header: 'In scope',
      isNumber: true,
      sortKey: 'services',
      startsDescending: true,
      cell: group => formatCount(group.services),
    },
    {
      key: 'rate',
      header: by === 'team' ? 'Deploys a week' : 'Deploys a team a week',
      isNumber: true,
      sortKey: 'rate',
      startsDescending: true,
      cell: group =>
        by === 'team' && group.ratePerWeek !== null ? (
          <Figure of={`team.rate:${group.id}`}>{formatRate(group.ratePerWeek)}</Figure>
        ) : (
          <Defined term="figure-1">{formatRate(group.ratePerWeek)}</Defined>
        ),
    },
    ...(by === 'area' || by === 'team'
      ? [
          {
            key: 'step',
            header: 'Next step',
            cell: (group: TeamGroup) => <StepCell step={group.step} year={year} />,
          },
        ]
      : []),
    ...(by === 'report'
      ? []
      : [
          {
            key: 'report',
            header: by === 'team' ? 'Report' : 'Reports',
            cell: (group: TeamGroup) => <ReportCell group={group} isOfTeam={by === 'team'} />,
          },
        ]),
  ]
}

function stateColumn(state: MigrationState, platforms: PlatformNames): RecordColumn<TeamGroup> {
  return {
    key: state,
    header: shortNames(platforms)[state] ?? stateNamesOf(platforms)[state],
    isNumber: true,
    isSecondary: state !== 'both' && state !== 'origin_only' && state !== 'back_on_origin',
    cell: group =>
      group.states[state] === 0 ? (
        <span className="text-3">0</span>
      ) : (
        <span className={styles.count}>
          <StateMark state={state} size={9} />
          {formatCount(group.states[state])}
        </span>
      ),
  }
}

function GroupName({ group, by, href }: { group: TeamGroup; by: Grouping; href: string | null }) {
  const remark = by === 'team' ? group.place : formatCounted(group.teams, 'team')
  return (
    <>
      {href === null || group.id === nowhere ? (
        <b>{group.name}</b>
      ) : (
        <Link href={href}>
          <b>{group.name}</b>
        </Link>
      )}{' '}
      <span className="text-3">{remark}</span>
    </>
  )
}
