'use client'

import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { Figure } from '#components/receipt/figure.tsx'
import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { progressChangesOptions } from '#lib/query/progress-changes-options.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ProgressChangesAnswer } from '#lib/read/answers/progress-changes-answer.ts'
import styles from './changes-panel.module.css'
import { useProgress } from './use-progress.ts'

type Flow = { key: string; text: string; change: number; fill: string }

/** The steps between two counts; they add up in sight. */
function flowsOf({ flows }: Pick<ProgressChangesAnswer, 'flows'>, platforms: PlatformNames): Flow[] {
  const rise = 'var(--platform-kubernetes)'
  const fall = 'var(--platform-helios)'
  return [
    { key: 'moved', text: `moved off ${platforms.from}`, change: flows.moved, fill: rise },
    { key: 'born', text: `born on ${platforms.to}`, change: flows.born, fill: 'var(--state-born)' },
    { key: 'cameBack', text: 'came back', change: flows.cameBack, fill: rise },
    { key: 'enteredScope', text: 'entered scope', change: flows.enteredScope, fill: 'var(--chart-neutral)' },
    { key: 'returned', text: 'returned or unknown', change: -flows.returned, fill: fall },
    { key: 'wentIdle', text: 'went idle', change: -flows.wentIdle, fill: 'var(--state-idle)' },
    { key: 'leftScope', text: 'left scope', change: -flows.leftScope, fill: 'var(--chart-neutral)' },
  ]
}

const signed = (change: number): string => (change > 0 ? `+${formatCount(change)}` : formatCount(change))

/** What made the count of services on Kubernetes alone what it is: opening, flows, closing. */
export function ChangesPanel() {
  const platforms = usePlatformNames()
  const { filters } = useView()
  const { sinceOn, state: whole } = useProgress()
  const { data, state: own, isRefetching } = useAnswer(progressChangesOptions(filters, sinceOn))
  const state = whole.kind === 'empty' ? whole : own
  const flows = data ? flowsOf(data, platforms) : []
  const year = Number(data?.to.slice(0, 4))
  const period = data ? `${formatDay(data.flows.from, year)} to ${formatDay(data.flows.to, year)}` : undefined
  const summary = data
    ? `On ${platforms.to} alone: ${data.flows.opening} at the start, ${flows.map(flow => `${signed(flow.change)} ${flow.text}`).join(', ')}, ${data.flows.closing} at the end.`
    : ''
  return (
    <ChartFrame
      title={`On ${platforms.to} alone: what changed`}
      note={period}
      summary={summary}
      file="flows"
      height={206}
      state={state}
      isRefetching={isRefetching}
      table={
        data && {
          header: [{ text: 'Step' }, { text: 'Services', isNumber: true }],
          rows: [
            [`opening, end of ${data.flows.from}`, data.flows.opening],
            ...flows.map(flow => [flow.text, flow.change]),
            [`closing, end of ${data.flows.to}`, data.flows.closing],
          ],
        }
      }
    >
      {data ? <Ledger flows={flows} ends={data.flows} /> : null}
    </ChartFrame>
  )
}

function Ledger({ flows, ends }: { flows: Flow[]; ends: ProgressChangesAnswer['flows'] }) {
  const { opening, closing, from } = ends
  const most = Math.max(1, ...flows.map(flow => Math.abs(flow.change)))
  return (
    <table className={styles.ledger}>
      <tbody>
        <tr className={styles.end}>
          <th scope="row">At the start</th>
          <td />
          <td>{formatCount(opening)}</td>
        </tr>
        {flows.map(flow => (
          <tr key={flow.key} className={flow.change === 0 ? styles.none : undefined}>
            <th scope="row">{flow.text}</th>
            <td aria-hidden="true">
              <svg width="100%" height="9" aria-hidden="true">
                <rect
                  width={`${(Math.abs(flow.change) / most) * 100}%`}
                  height="9"
                  rx="1"
                  style={{ fill: flow.fill }}
                />
              </svg>
            </td>
            <td>
              <Figure of={`progress.flows.${flow.key}:${from}`}>{signed(flow.change)}</Figure>
            </td>
          </tr>
        ))}
        <tr className={styles.end}>
          <th scope="row">At the end</th>
          <td />
          <td>
            <Figure of={`progress.flows:${from}`}>{formatCount(closing)}</Figure>
          </td>
        </tr>
      </tbody>
    </table>
  )
}
