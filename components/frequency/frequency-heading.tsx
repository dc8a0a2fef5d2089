'use client'

import { usePlatformNames } from '#components/charts/platform-words.ts'
import { Figure } from '#components/receipt/figure.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { formatBetween, formatRatio } from '#lib/format/number.ts'
import type { FrequencyAnswer } from '#lib/read/answers/frequency-answer.ts'
import { type CountingRule, defaultRule, ruleNames } from './counting-rule.ts'
import { useFrequency } from './use-frequency.ts'
import { useRule } from './use-rule.ts'

/** The ratio with its interval, what moving explains of it, and what was there before. */
export function FrequencyHeading() {
  const platforms = usePlatformNames()
  const { data } = useFrequency()
  const [rule] = useRule()
  return (
    <PageHeading crumb="Deploy frequency · production, finished, a new artefact" actions={<PrintButton />}>
      {data ? <Answer data={data} rule={rule} /> : `Do teams deploy more on ${platforms.to}?`}
    </PageHeading>
  )
}

function Answer({ data, rule }: { data: FrequencyAnswer; rule: CountingRule }) {
  const platforms = usePlatformNames()
  const counted = data.countedAnotherWay.find(entry => entry.rule === rule)
  const ratio = rule === defaultRule ? data.ratio : counted?.ratio
  if (!ratio || ratio.value === null)
    return (
      <>
        It cannot be told yet how often teams deploy on {platforms.to}.{' '}
        <span className="soft">{data.tooLittle ?? 'A side has too few teams or weeks.'}</span>
      </>
    )
  const isClear = ratio.low === null || ratio.low > 1 || (ratio.high !== null && ratio.high < 1)
  return (
    <>
      Teams on {platforms.to} deploy <Figure of="frequency.ratio">{formatRatio(ratio.value)}</Figure> as often
      {ratio.low === null ? '' : `, ${formatBetween(ratio, formatRatio)}`}
      {isClear ? '' : ': no clear difference'}.{' '}
      {rule === defaultRule ? <Parts data={data} /> : <OtherRule data={data} rule={rule} />}
    </>
  )
}

function Parts({ data }: { data: FrequencyAnswer }) {
  const { controlled, selection } = data
  if (controlled.ratio === null)
    return (
      <span className="soft">What moving itself brought cannot be told yet: too few teams have moved.</span>
    )
  return (
    <span className="soft">
      Moving explains{' '}
      <b className="text-kubernetes">
        <Figure of="frequency.controlled">{formatRatio(controlled.ratio)}</Figure>
      </b>{' '}
      of it
      {selection.ratio === null ? (
        '.'
      ) : (
        <>
          ;{' '}
          <b>
            <Figure of="frequency.selection">{formatRatio(selection.ratio)}</Figure>
          </b>{' '}
          was there before.
        </>
      )}
    </span>
  )
}

function OtherRule({ data, rule }: { data: FrequencyAnswer; rule: CountingRule }) {
  return (
    <span className="soft">
      Counted as “{ruleNames[rule].toLowerCase()}”; the definition in use says {formatRatio(data.ratio.value)}
      .
    </span>
  )
}
