import { ActButton } from '#components/shell/act-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { formatInstant } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { DeadLettersAnswer } from '#lib/read/answers/dead-letter-answer.ts'
import styles from './dead-letter.module.css'
import { kindNames } from './dead-letter-words.ts'

type Group = DeadLettersAnswer['groups'][number]
type GroupsTableProps = {
  groups: Group[]
  chosen: string | null
  onChoose: (group: string | null) => void
  onOpen: (id: string) => void
  /** Null: who looks may not. */
  onReplay: ((question: { group?: string }) => void) | null
  isReplaying: boolean
}

/** One row a reason, the most first, with one example and what to do with all of it. */
export function GroupsTable({ groups, chosen, onChoose, onOpen, onReplay, isReplaying }: GroupsTableProps) {
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  return (
    <Panel
      title="By reason"
      note={formatCounted(total, 'letter')}
      actions={
        onReplay === null ? null : (
          <ActButton size="small" disabled={isReplaying} onClick={() => onReplay({})}>
            {isReplaying ? 'Replaying…' : `Replay all ${formatCount(total)}`}
          </ActButton>
        )
      }
    >
      <RecordTable
        caption="Dead letters by reason"
        rows={groups}
        rowKey={({ group }) => group}
        columns={[
          {
            key: 'reason',
            header: 'Why',
            isTitle: true,
            cell: ({ reason, kind }) => (
              <span className={styles.reason}>
                <b>{reason}</b> <span className="text-3">{kindNames[kind]}</span>
              </span>
            ),
          },
          { key: 'count', header: 'How many', isNumber: true, cell: ({ count }) => formatCount(count) },
          {
            key: 'sources',
            header: 'From',
            cell: ({ sources }) => (
              <span className={`text-2 ${styles.reason}`}>{sourcesInWords(sources)}</span>
            ),
          },
          { key: 'last', header: 'Last', isSecondary: true, cell: ({ lastAt }) => formatInstant(lastAt) },
          {
            key: 'acts',
            header: 'Do',
            cell: ({ group, count, example, reason }) => (
              <span className={styles.buttons}>
                <Button
                  size="small"
                  onClick={() => onOpen(example.id)}
                  aria-label={`Open an example of: ${reason}`}
                >
                  Example
                </Button>
                <Button
                  size="small"
                  aria-pressed={chosen === group}
                  aria-label={`Show all of: ${reason}`}
                  onClick={() => onChoose(chosen === group ? null : group)}
                >
                  {chosen === group ? 'Show every reason' : 'Show them'}
                </Button>
                {onReplay === null ? null : (
                  <ActButton
                    size="small"
                    disabled={isReplaying}
                    onClick={() => onReplay({ group })}
                    aria-label={`Replay all ${count} of: ${reason}`}
                  >
                    Replay {formatCount(count)}
                  </ActButton>
                )}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  )
}

const mostNamed = 3

function sourcesInWords(sources: string[]): string {
  if (sources.length === 0) return '–'
  const more = sources.length - mostNamed
  return sources.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
