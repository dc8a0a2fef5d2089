'use client'

import Link from 'next/link'
import { FrameBody } from '#components/charts/frame-body.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatCount } from '#lib/format/number.ts'
import { blockersCardOptions } from '#lib/query/blockers-options.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './blocker.module.css'
import { PromisedDays } from './promised-days.tsx'

/** The five whose end frees most services, who owns them, and until when (L9). */
export function BlockersPanel() {
  const { filters, choices, linkTo } = useView()
  const { data, state } = useAnswer(blockersCardOptions(filters))
  const names = new Map(choices.teams.map(({ id, name }) => [id, name]))
  const shown =
    data !== undefined && data.items.length === 0
      ? {
          kind: 'empty' as const,
          title: 'Nothing recorded holds a service back',
          text: 'Teams name what holds them in their reports.',
        }
      : state
  return (
    <Panel
      title="Blockers to clear first"
      note={
        data && data.counts.open > 0 ? (
          <>
            services freed ·{' '}
            <Link href={linkTo('/blockers')} prefetch={false}>
              all {formatCount(data.counts.open)}
            </Link>
          </>
        ) : undefined
      }
    >
      <FrameBody state={shown} height={134} summary="" file="blockers" table={null}>
        {data ? (
          <ol className={styles.card}>
            {data.items.map(item => (
              <li key={item.id}>
                <b>
                  <Figure of={`blocker.freed:${item.id}`}>{formatCount(item.freed)}</Figure>
                </b>
                <span>
                  <Link href={linkTo(`/blockers/${item.id}`)} prefetch={false} title={item.title}>
                    {item.title}
                  </Link>
                  <small>
                    {item.ownerTeam === null ? (
                      <span className="bad">no owner</span>
                    ) : (
                      (names.get(item.ownerTeam) ?? item.ownerTeam)
                    )}
                    <PromisedDays item={item} year={Number(data.asOf.slice(0, 4))} withAge={false} />
                  </small>
                </span>
              </li>
            ))}
          </ol>
        ) : null}
      </FrameBody>
    </Panel>
  )
}
