'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useCallback, useState } from 'react'
import { Figure } from '#components/receipt/figure.tsx'
import { ActButton } from '#components/shell/act-button.tsx'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import { DoneScope, useDone } from '#components/visit/done-context.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatNumber, noValue } from '#lib/format/number.ts'
import { blockerOptions } from '#lib/query/blockers-options.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BlockerAnswer } from '#lib/read/answers/blocker-answer.ts'
import styles from './blocker.module.css'
import { reopen } from './blocker-acts.ts'
import { type BlockerAct, BlockerDrawer } from './blocker-drawers.tsx'
import { changeText, freedText, standingNames, typeNames } from './blocker-words.ts'
import { HeldTable } from './held-table.tsx'
import { HoldDrawer } from './hold-drawer.tsx'
import { PromisedDays } from './promised-days.tsx'
import { useMergeKey } from './use-merge-key.ts'

/** One blocker: what it holds and who waits, what its end frees and who is told, and everything that was said of it. */
export function BlockerView({ id }: { id: string }) {
  const { filters } = useView()
  const query = useQuery(blockerOptions(id, filters))
  return (
    <DoneScope>
      <AnswerFrame query={query} waiting={<PageSkeleton crumb="Blockers" panels={[120, 320]} />}>
        {answer => <Shown answer={answer} />}
      </AnswerFrame>
    </DoneScope>
  )
}

function Shown({ answer }: { answer: BlockerAnswer }) {
  const { blocker, services, tells, similar, mayHold } = answer
  const { choices, linkTo } = useView()
  const [open, setOpen] = useState<BlockerAct | 'hold' | null>(null)
  const year = Number(answer.asOf.slice(0, 4))
  const isOpen = blocker.standing === 'open'
  const maySteer = blocker.maySteer && isOpen
  const names = new Map(choices.teams.map(({ id, name }) => [id, name]))
  useMergeKey(useCallback(() => setOpen(maySteer ? 'merge' : null), [maySteer]))
  const owner = [
    blocker.ownerTeam === null ? null : (names.get(blocker.ownerTeam) ?? blocker.ownerTeam),
    blocker.ownerName,
  ].filter(Boolean)
  return (
    <>
      <PageHeading
        crumb={
          <CrumbTrail
            steps={[
              {
                key: 'blockers',
                node: (
                  <Link href={linkTo('/blockers')} prefetch={false}>
                    Blockers
                  </Link>
                ),
              },
              { key: 'type', node: typeNames[blocker.type] },
            ]}
            remarks={[blocker.isSolvableOnVisit ? 'solvable on a visit' : 'needs somebody else’s work']}
          />
        }
        actions={
          <>
            {maySteer ? (
              <>
                <ActButton tone="primary" onClick={() => setOpen('close')}>
                  End it…
                </ActButton>
                <ActButton onClick={() => setOpen('promise')}>Promise a day…</ActButton>
                <ActButton onClick={() => setOpen('owner')}>Owner…</ActButton>
                <ActButton onClick={() => setOpen('merge')}>Merge…</ActButton>
              </>
            ) : null}
            {isOpen && mayHold !== null ? (
              <ActButton onClick={() => setOpen('hold')}>Holds more…</ActButton>
            ) : null}
            {!isOpen && blocker.maySteer ? <Reopen answer={answer} /> : null}
          </>
        }
      >
        {blocker.title}:{' '}
        <span className="soft">
          {isOpen ? (
            <>
              its end frees <Figure of={`blocker.freed:${blocker.id}`}>{freedText(blocker)}</Figure>.
            </>
          ) : (
            <>
              {standingNames[blocker.standing].toLowerCase()}
              {blocker.endedAt ? ` ${formatDay(blocker.endedAt.slice(0, 10), year)}` : ''}
              {blocker.endedBy ? ` by ${blocker.endedBy}` : ''}.
            </>
          )}
        </span>
      </PageHeading>
      <Panel title="What is known" className={styles.row}>
        <dl className={styles.facts}>
          <div>
            <dt>Owner</dt>
            <dd>{owner.length === 0 ? <span className="bad">no owner</span> : owner.join(', ')}</dd>
          </div>
          <div>
            <dt>Promised</dt>
            <dd>
              <PromisedDays item={blocker} year={year} />
            </dd>
          </div>
          <div>
            <dt>Since</dt>
            <dd>
              {formatDay(blocker.since, year)}, {formatCounted(blocker.ageDays, 'day')}
            </dd>
          </div>
          <div>
            <dt>Needs others too</dt>
            <dd>{formatCount(blocker.needsOthers)}</dd>
          </div>
          <div>
            <dt>Cores freed</dt>
            <dd>{blocker.cores === null ? noValue : formatNumber(blocker.cores, 1)}</dd>
          </div>
          <div>
            <dt>Told when it ends</dt>
            <dd>{tells.length === 0 ? 'nobody' : toldText(tells.map(team => names.get(team) ?? team))}</dd>
          </div>
          {blocker.ticketUrl ? (
            <div>
              <dt>Ticket</dt>
              <dd>
                <a href={blocker.ticketUrl} target="_blank" rel="noreferrer noopener">
                  {ticketName(blocker.ticketUrl)}
                </a>
              </dd>
            </div>
          ) : null}
        </dl>
        {blocker.detail ? <p className={styles.words}>{blocker.detail}</p> : null}
        {blocker.mergedInto ? (
          <p className={styles.words}>
            Merged into{' '}
            <Link href={linkTo(`/blockers/${blocker.mergedInto.id}`)} prefetch={false}>
              {blocker.mergedInto.title}
            </Link>
            , which holds what it held.
          </p>
        ) : null}
      </Panel>
      <Panel
        title={isOpen ? 'Services it holds' : 'Services it held last'}
        note={formatCounted(services.length, 'service')}
        className={styles.row}
      >
        {services.length === 0 ? (
          <Message icon="tick" title="It holds nothing">
            Teams say in their report which of their services wait for it.
          </Message>
        ) : (
          <HeldTable answer={answer} />
        )}
      </Panel>
      <PanelGrid layout={similar.length > 0 ? 'wide-narrow' : 'one'}>
        <Panel title="Everything that was said of it">
          <ol className={styles.lines}>
            {answer.timeline.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines only ever grow at the top, with the answer
              <li key={`${entry.at} ${index}`}>
                <time dateTime={entry.at}>{formatDay(entry.at.slice(0, 10), year)}</time>
                <span>
                  {changeText(
                    entry,
                    on => formatDay(on, year),
                    team => names.get(team) ?? team,
                  )}{' '}
                  <span className="text-3">{entry.by}</span>
                  {entry.reason ? <q>{entry.reason}</q> : null}
                </span>
              </li>
            ))}
          </ol>
        </Panel>
        {similar.length > 0 ? (
          <Panel title="May say the same" note={maySteer ? 'm merges' : undefined}>
            <ul className={styles.lines}>
              {similar.map(one => (
                <li key={one.id} style={{ display: 'block' }}>
                  <Link href={linkTo(`/blockers/${one.id}`)} prefetch={false}>
                    {one.title}
                  </Link>{' '}
                  <span className="text-3">
                    {one.ownerTeam === null ? 'no owner' : (names.get(one.ownerTeam) ?? one.ownerTeam)}, frees{' '}
                    {formatCount(one.freed)}
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        ) : null}
      </PanelGrid>
      {open === 'hold' ? <HoldDrawer answer={answer} onClose={() => setOpen(null)} /> : null}
      {open !== null && open !== 'hold' ? (
        <BlockerDrawer act={open} item={blocker} onClose={() => setOpen(null)} />
      ) : null}
    </>
  )
}

function Reopen({ answer: { blocker } }: { answer: BlockerAnswer }) {
  const say = useDone()
  const act = useAct(() => reopen(blocker.id))
  return (
    <ActButton
      disabled={act.isPending}
      onClick={() =>
        act.mutate(undefined, {
          onSuccess: () => say({ text: 'It is open again, and holds what it held.' }),
          onError: error => say({ text: `Nothing was changed: ${error.message}` }),
        })
      }
    >
      Open it again
    </ActButton>
  )
}

const namedAtMost = 4

/** Who is told, the road team last; long lists by their number. */
function toldText(teams: readonly string[]): string {
  const more = teams.length - namedAtMost
  const shown = teams.slice(0, namedAtMost).join(', ')
  return more > 0 ? `${shown}, ${formatCounted(more, 'more team')}, the road team` : `${shown}, the road team`
}

/** "VOL-7" of an address, else its site. */
function ticketName(url: string): string {
  const address = URL.parse(url)
  return address?.pathname.split('/').filter(Boolean).at(-1) ?? address?.host ?? url
}
