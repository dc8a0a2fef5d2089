'use client'

import { FrameBody } from '#components/charts/frame-body.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { StackedBar } from '#components/charts/stacked-bar.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import { sinceInWords } from '#components/shell/since-of.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatPoints, formatShare } from '#lib/format/number.ts'
import type { ProgressHeadline } from '#lib/query/headline-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'
import styles from './baseline-panel.module.css'
import { baselineParts } from './baseline-parts.ts'
import { isHeldBack } from './held-back.ts'
import { SinceThen } from './since-then.tsx'
import { useNextStep } from './use-next-step.ts'
import { useProgress } from './use-progress.ts'

/** The one figure of the page: the share of the frozen baseline that is off Helios, as one bar; the live fleet beside it. */
export function BaselinePanel() {
  const { data, earlier, said, sinceOn, state } = useProgress()
  return (
    <section className={styles.panel} aria-label="How far are we">
      {data && state.kind === 'ready' ? (
        <Figures data={data} earlier={earlier} said={said} sinceOn={sinceOn} />
      ) : (
        <FrameBody state={state} height={100} summary="" file="baseline" table={null}>
          {null}
        </FrameBody>
      )}
    </section>
  )
}

function Figures({
  data,
  earlier,
  said,
  sinceOn,
}: {
  data: ProgressAnswer
  earlier?: ProgressHeadline
  said?: ProgressHeadline
  sinceOn: string
}) {
  const platforms = usePlatformNames()
  const { choices } = useView()
  const step = useNextStep()
  const { baseline, live, exempt, onTarget } = data
  const thenShare = earlier?.baseline.share ?? null
  const parts = baselineParts(baseline, platforms)
  const year = Number(data.asOf.slice(0, 4))
  const sinceWords = sinceInWords(sinceOn, choices.reviews, year)
  const ticks =
    thenShare === null || earlier === undefined
      ? []
      : [
          {
            count: earlier.baseline.migrated,
            text: `${formatShare(thenShare)} ${/^\d/.test(sinceWords) ? 'on' : 'at'} ${sinceWords}`,
          },
        ]
  const summary = `Baseline of ${formatCount(baseline.count)} services: ${parts
    .filter(part => part.count > 0)
    .map(part => `${formatCount(part.count)} ${part.label.toLowerCase()}`)
    .join(', ')}.`
  return (
    <>
      <div className={styles.figure}>
        <h2>Baseline off {platforms.from}</h2>
        <div className={styles.share}>
          {isHeldBack(data) ? (
            <span className={styles.heldBack}>held back</span>
          ) : (
            <Figure of="progress.share">{formatShare(baseline.share)}</Figure>
          )}
        </div>
        <p>
          {baseline.on
            ? `${formatCount(baseline.count)} services, frozen ${formatDay(baseline.on)}`
            : 'no baseline yet'}
        </p>
      </div>
      <StackedBar
        parts={parts}
        whole={baseline.count || 1}
        ticks={step === null ? ticks : [...ticks, { count: step.services, text: step.text, isAhead: true }]}
        label={step === null ? summary : `${summary} The ${step.text}.`}
      />
      <div className={styles.beside}>
        <table>
          <caption className="unseen">The fleet of today beside the frozen baseline</caption>
          <tbody>
            <Row
              name={`Live fleet, ${formatCount(live.inScope)}`}
              of="progress.live"
              figure={formatShare(live.share)}
              change={formatPoints(change(live.share, earlier?.live.share))}
            />
            <Row
              name={`Running on ${platforms.to}`}
              of="progress.onTarget"
              figure={formatCount(onTarget.count)}
              change={earlier ? signed(onTarget.count - earlier.onTarget.count) : '–'}
            />
            <Row
              name="Exempt, not counted as done"
              of="progress.exempt"
              figure={formatCount(exempt.count)}
              change={earlier ? signed(exempt.count - earlier.exempt.count) : '–'}
            />
          </tbody>
        </table>
        <p>Points and services since {sinceWords}. Live counts births, so it always looks better.</p>
        <SinceThen
          sinceOn={sinceOn}
          words={sinceWords}
          then={thenShare}
          said={said?.baseline.share ?? null}
        />
      </div>
    </>
  )
}

const change = (now: number | null, earlier: number | null | undefined): number | null =>
  now === null || earlier === null || earlier === undefined ? null : now - earlier

const signed = (value: number): string => (value > 0 ? `+${formatCount(value)}` : formatCount(value))

type RowProps = { name: string; of: string; figure: string; change: string }

function Row({ name, of, figure, change: changed }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <b>
          <Figure of={of}>{figure}</Figure>
        </b>
      </td>
      <td className="text-3">{changed}</td>
    </tr>
  )
}
