import { Figure } from '#components/receipt/figure.tsx'
import { Defined } from '#components/ui/defined.tsx'
import { formatCount, formatRatio } from '#lib/format/number.ts'
import { formatNumberInWords } from '#lib/format/number-in-words.ts'
import type { TeamNextAnswer } from '#lib/read/answers/team-next-answer.ts'
import styles from './team-view.module.css'

/** What those that are left can expect, by services of their archetypes that moved; below ten how many are missing (T5). */
export function GainAhead({ next }: { next: TeamNextAnswer }) {
  const { gain, left } = next
  const subject =
    left === 1 ? 'The one that is left should' : `The ${formatNumberInWords(left)} that are left should`
  return (
    <p className={styles.note}>
      {gain.cpu.range === null ? (
        <>
          CPU they should gain: <Defined term="expected-gain">too few moved</Defined>:{' '}
          {formatCount(gain.cpu.measured)} of {formatCount(gain.leastMoved)} needed.
        </>
      ) : (
        <>
          {subject} use{' '}
          <Figure of={`team.gain:${next.team}`}>
            <b>
              {formatRatio(gain.cpu.range.low)} to {formatRatio(gain.cpu.range.high)}
            </b>
          </Figure>{' '}
          as much of their CPU, as {formatCount(gain.cpu.measured)} like them did.
        </>
      )}{' '}
      {gain.deploys.range === null ? (
        <>
          Deploys: too few moved: {formatCount(gain.deploys.measured)} of {formatCount(gain.leastMoved)}{' '}
          needed.
        </>
      ) : (
        <>
          Those deployed{' '}
          <b>
            {formatRatio(gain.deploys.range.low)} to {formatRatio(gain.deploys.range.high)}
          </b>{' '}
          as often afterwards ({formatCount(gain.deploys.measured)} services), whatever the cause.
        </>
      )}
    </p>
  )
}
