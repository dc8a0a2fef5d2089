'use client'

import Link from 'next/link'
import { EmbedButton } from '#components/card/embed-button.tsx'
import { usePlatformNames } from '#components/charts/platform-words.ts'
import { finishSentence } from '#components/forecast/forecast-words.ts'
import { useForecast } from '#components/forecast/use-forecast.ts'
import { Figure } from '#components/receipt/figure.tsx'
import { sinceInWords } from '#components/shell/since-of.ts'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { formatLongDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatPointsInWords, formatShare } from '#lib/format/number.ts'
import type { ProgressHeadline } from '#lib/query/headline-options.ts'
import { optionsOf } from '#lib/query/known-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'
import { isHeldBack } from './held-back.ts'
import { useProgress } from './use-progress.ts'
import { weightNames } from './weight-names.ts'

/** How far, what changed, and what still runs on Helios, in one sentence. */
export function OverviewHeading() {
  const { data, earlier, sinceOn } = useProgress()
  const { filters, weight, choices, migration } = useView()
  const part = (key: 'area' | 'office', all: string) => {
    const options = optionsOf(choices, key)
    const names = filters[key].map(id => options.find(option => option.id === id)?.name ?? id)
    return names.length === 0 ? all : names.join(', ')
  }
  return (
    <PageHeading
      actions={
        <>
          <EmbedButton card={{ kind: 'migration', id: migration.id }} name={migration.name} />
          <PrintButton>Print report</PrintButton>
        </>
      }
      crumb={`Overview · ${part('area', 'all areas')}, ${part('office', 'all offices')}${weight === 'count' ? '' : `, weighed by ${weightNames[weight].toLowerCase()} below`}`}
    >
      {choices.sources === 0 ? (
        <Nothing />
      ) : data ? (
        <Answer data={data} earlier={earlier} sinceOn={sinceOn} />
      ) : (
        'How far are we?'
      )}
    </PageHeading>
  )
}

function Answer({
  data,
  earlier,
  sinceOn,
}: {
  data: ProgressAnswer
  earlier?: ProgressHeadline
  sinceOn: string
}) {
  const platforms = usePlatformNames()
  const { choices } = useView()
  const forecast = useForecast().data
  const finish = forecast ? finishSentence(forecast) : null
  const { baseline, live, states } = data
  const left = states.origin_only + states.both + states.back_on_origin
  if (live.inScope === 0) return <>No services here are part of the migration.</>
  if (isHeldBack(data)) return <HeldBack data={data} earlier={earlier} sinceOn={sinceOn} />
  if (baseline.share === null)
    return (
      <>
        {formatCount(live.onTargetOnly)} of {formatCounted(live.inScope, 'service')} run on {platforms.to}{' '}
        alone.{' '}
        <span className="soft">
          No baseline yet: it is frozen on its day, or 28 days after the first evidence.
        </span>
      </>
    )
  const movable = baseline.count - baseline.retired
  const thenShare = earlier?.baseline.share ?? null
  const change = thenShare === null ? null : formatPointsInWords(baseline.share - thenShare)
  return (
    <>
      {formatCount(baseline.migrated)} of {formatCounted(movable, 'service')} have left {platforms.from}:{' '}
      <Figure of="progress.share">{formatShare(baseline.share)}</Figure>
      {change === null
        ? ''
        : `, ${change} since ${sinceInWords(sinceOn, choices.reviews, Number(data.asOf.slice(0, 4)))}`}
      .{' '}
      <span className="soft">
        {left > 0 && finish ? `${finish} ` : ''}
        {left === 0
          ? `Nothing runs on ${platforms.from} any more.`
          : finish
            ? null
            : `${formatCount(left)} of ${formatCount(live.inScope)} in scope today still run there, ${formatCount(states.both)} of them on both.`}
      </span>
    </>
  )
}

type HeldBackProps = { data: ProgressHeadline; earlier?: ProgressHeadline; sinceOn: string }

/** Too much is unknown to say how far it is: says that, and what is known of the day before. */
function HeldBack({ data, earlier, sinceOn }: HeldBackProps) {
  const platforms = usePlatformNames()
  const silent = data.freshness.filter(source => source.silent).length
  const share = earlier && !isHeldBack(earlier) ? earlier.baseline.share : null
  return (
    <>
      Held back: {formatCount(data.states.unknown)} of {formatCounted(data.live.inScope, 'service')} are
      unknown, because {silent === 1 ? 'one source is' : `${formatCount(silent)} sources are`} silent.{' '}
      {earlier && share !== null ? (
        <span className="soft">
          On {formatLongDay(sinceOn, Number(data.asOf.slice(0, 4)))} {formatCount(earlier.baseline.migrated)}{' '}
          of {formatCount(earlier.baseline.count - earlier.baseline.retired)} had left {platforms.from}:{' '}
          {formatShare(share)}.
        </span>
      ) : null}
    </>
  )
}

/** The first start of an empty database: the next thing to do, instead of zeros. */
function Nothing() {
  return (
    <>
      Nothing is connected yet. <span className="soft">Send a first deploy or connect a cluster under</span>{' '}
      <Link href="/sources">Sources</Link>
      <span className="soft">, and this page fills itself.</span>
    </>
  )
}
