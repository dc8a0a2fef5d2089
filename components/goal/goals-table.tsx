'use client'

import { Button } from '#components/ui/button.tsx'
import { type RecordColumn, RecordTable } from '#components/ui/record-table.tsx'
import { formatCount, formatNumber, formatShare } from '#lib/format/number.ts'
import type { GoalSubjectItem } from '#lib/read/answers/goals-answer.ts'
import { GoalLine } from './goal-history.tsx'
import { chanceWords, currentStep, goalText, subjectKey, subjectName } from './goal-words.ts'
import { StepStanding } from './step-standing.tsx'
import { StepTrack } from './step-track.tsx'

/** Ladders side by side: how far, how fast, the step that counts with what it was before, its chance, and the next. */
export function GoalsTable({
  caption,
  subjects,
  year,
  onOpen,
}: {
  caption: string
  subjects: readonly GoalSubjectItem[]
  year: number
  onOpen: (subject: string) => void
}) {
  const columns: RecordColumn<GoalSubjectItem>[] = [
    { key: 'name', header: 'Of', isTitle: true, cell: subjectName },
    { key: 'track', header: 'Ladder', width: '17%', cell: subject => <StepTrack subject={subject} /> },
    {
      key: 'share',
      header: 'Moved',
      isNumber: true,
      cell: ({ share, moved, base }) =>
        base === 0
          ? '–'
          : base < 10
            ? `${moved} of ${base}`
            : `${formatShare(share)} of ${formatCount(base)}`,
    },
    {
      key: 'pace',
      header: 'Pace a week',
      isNumber: true,
      isSecondary: true,
      cell: ({ pace }) =>
        pace.perWeek === null ? `${pace.weeks.length} of 6 weeks` : formatNumber(pace.perWeek, 1),
    },
    {
      key: 'step',
      header: 'Step',
      cell: subject => {
        const shown = currentStep(subject) ?? subject.steps.findLast(({ standing }) => standing === 'reached')
        return shown ? <GoalLine step={shown} year={year} /> : <span className="text-3">none set</span>
      },
    },
    {
      key: 'chance',
      header: 'Where it stands',
      cell: subject => {
        const shown = currentStep(subject) ?? subject.steps.findLast(({ standing }) => standing === 'reached')
        return shown ? <StepStanding step={shown} year={year} /> : '–'
      },
    },
    {
      key: 'needed',
      header: 'Needed a week',
      isNumber: true,
      isSecondary: true,
      cell: subject => {
        const perWeek = currentStep(subject)?.neededPerWeek
        return perWeek == null ? '–' : formatNumber(perWeek, 1)
      },
    },
    {
      key: 'next',
      header: 'From its own pace',
      isSecondary: true,
      cell: ({ proposal, left }) =>
        proposal === null
          ? left === 0
            ? 'nothing left'
            : 'too little data'
          : `${goalText(proposal, year)}, ${chanceWords(proposal.chance)}`,
    },
    {
      key: 'open',
      header: '',
      cell: subject => (
        <Button
          size="small"
          onClick={() => onOpen(subjectKey(subject))}
          aria-label={`Steps and history of ${subjectName(subject)}`}
        >
          History
        </Button>
      ),
    },
  ]
  return <RecordTable caption={caption} rows={subjects} rowKey={subjectKey} columns={columns} />
}
