'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { agreementTexts } from '#components/report/report-words.ts'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { agreements } from '#lib/domain/report/report.ts'
import { useView } from '#lib/query/use-view.ts'
import type { TeamsAnswer } from '#lib/read/answers/team-answer.ts'
import { groupings, groupTeams } from './team-groups.ts'
import styles from './team-matrix.module.css'
import { TeamMatrix } from './team-matrix.tsx'
import { teamsListOptions } from './teams-list-options.ts'
import { teamsSentence } from './teams-sentence.ts'

const options = [
  { value: 'area', text: 'Area' },
  { value: 'office', text: 'Office' },
  { value: 'report', text: 'Report' },
  { value: 'team', text: 'Team' },
] as const

/** Where the migration stands by area, office and team (L7, L8). */
export function TeamsView() {
  const { filters } = useView()
  const query = useQuery(teamsListOptions(filters))
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Teams" panels={[360]} />}>
      {answer => <Teams answer={answer} />}
    </AnswerFrame>
  )
}

function Teams({ answer }: { answer: TeamsAnswer }) {
  const { choices, linkTo } = useView()
  const [by, setBy] = useQueryState('by', parseAsStringLiteral(groupings).withDefault('area'))
  const [reports, setReports] = useQueryState('reports', parseAsStringLiteral(agreements))
  // Chosen by their words: the teams themselves, whatever they were grouped by.
  const teams =
    reports === null ? answer.items : answer.items.filter(({ report }) => report?.agreement === reports)
  const groups = groupTeams(teams, by, choices, answer.areas)
  const sentence = teamsSentence(groups, by, usePlatformNames())
  const outside = answer.items.filter(({ services }) => services === 0)
  return (
    <>
      <PageHeading crumb="Teams" actions={<PrintButton />}>
        {sentence.answer} {sentence.rest ? <span className="soft">{sentence.rest}</span> : null}
      </PageHeading>
      <div className={styles.controls}>
        <Segmented label="By" options={options} value={by} onChange={value => void setBy(value)} />
        {reports === null ? null : (
          <Button size="small" onClick={() => void setReports(null)}>
            Only: {agreementTexts[reports]} <Icon name="cross" size={12} />
          </Button>
        )}
      </div>
      <TeamMatrix by={by} groups={groups} isWhole={answer.nextCursor === null && reports === null} />
      {by === 'team' || groups.length === 0 ? null : (
        <div className={styles.outside}>
          <TeamMatrix
            by="team"
            groups={groupTeams(teams, 'team', choices)}
            isWhole={answer.nextCursor === null && reports === null}
          />
        </div>
      )}
      {outside.length > 0 ? (
        <Panel
          title="No services in scope"
          note={`${outside.length} of ${answer.total} teams`}
          className={styles.outside}
        >
          <ul className={styles.idle}>
            {outside.map(({ id, name }) => (
              <li key={id}>
                <Link href={linkTo(`/teams/${encodeURIComponent(id)}`)}>{name ?? id}</Link>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  )
}
