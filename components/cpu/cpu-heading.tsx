'use client'

import { usePlatformNames } from '#components/charts/platform-words.ts'
import { Figure } from '#components/receipt/figure.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { formatBetween, formatCount, formatPartInWords, formatRatio } from '#lib/format/number.ts'
import { isNarrowed } from '#lib/query/url-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import type { CpuAnswer } from '#lib/read/answers/cpu-answer.ts'
import { gainOf } from './gain-of.ts'
import { useCpu } from './use-cpu.ts'
import { type Share, useShare } from './use-share.ts'

/** How much more of their CPU moved services use, and what came back of it. */
export function CpuHeading() {
  const platforms = usePlatformNames()
  const { data } = useCpu()
  const [share] = useShare()
  return (
    <PageHeading
      crumb="CPU · used core-seconds over provisioned core-seconds, idle shared in"
      actions={<PrintButton />}
    >
      {data ? <Answer data={data} share={share} /> : `Do services use their CPU better on ${platforms.to}?`}
    </PageHeading>
  )
}

function Answer({ data, share }: { data: CpuAnswer; share: Share }) {
  const gain = gainOf(data, share)
  const { filters } = useView()
  if (gain.value === null)
    return (
      <>
        It cannot be told yet what moving does to the use of CPU.{' '}
        <span className="soft">
          {data.tooLittle ?? 'Too few services have samples on both sides of their move.'}
        </span>
      </>
    )
  const who = share === 'sums' ? 'Moved services use' : 'The typical moved service uses'
  const between = formatBetween(gain, formatRatio)
  return (
    <>
      {who} <Figure of={share === 'sums' ? 'cpu.gain' : 'cpu.typicalGain'}>{formatRatio(gain.value)}</Figure>{' '}
      as much of their CPU
      {between ? `, ${between}` : ''}.{' '}
      <span className="soft">{backInWords(data.cores, isNarrowed(filters))}</span>
    </>
  )
}

function backInWords({ freed, returned }: CpuAnswer['cores'], isPart: boolean): string {
  if (freed === null || freed <= 0) return 'How many cores that frees is not known yet.'
  const cores = formatCount(Math.round(freed))
  if (isPart)
    return `That freed ${cores} cores; hosts are shared, so what came back is told for the whole company only.`
  if (returned === null) return `That freed ${cores} cores; what was given back is not known.`
  if (returned <= 0) return `Of ${cores} cores freed, none is given back.`
  return `Of ${cores} cores freed, ${formatPartInWords(returned / freed)} is given back.`
}
