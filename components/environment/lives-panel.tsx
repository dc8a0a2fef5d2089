import { Figure } from '#components/receipt/figure.tsx'
import { Defined } from '#components/ui/defined.tsx'
import { FactList } from '#components/ui/fact-list.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { formatAge } from '#lib/format/date.ts'
import { formatCount, formatNumber, formatShareOf } from '#lib/format/number.ts'
import type { EnvironmentsAnswer } from '#lib/read/answers/environment-answer.ts'

const hourMs = 3_600_000

/** Figure 19 in four lines. */
export function LivesPanel({ figures }: { figures: EnvironmentsAnswer['figures'] }) {
  const { live, old, oldShare, medianLifeHours, createdPerWeek, expiredUnconfirmed } = figures
  const facts = [
    {
      key: 'created',
      figure: <Figure of="environments">{formatNumber(createdPerWeek, 1)}</Figure>,
      text: 'created per week',
      aside: createdPerWeek === null ? 'no full week yet' : 'mean of full weeks',
    },
    {
      key: 'life',
      figure: medianLifeHours === null ? '–' : formatAge(medianLifeHours * hourMs),
      text: 'median life',
      aside: medianLifeHours === null ? 'none has ended' : 'of those that ended in 12 weeks',
    },
    {
      key: 'old',
      figure: oldShare === null ? '–' : formatShareOf(old, live),
      text: 'older than 24 h',
      aside: oldShare === null ? 'none is alive' : `of ${formatCount(live)} alive`,
    },
    {
      key: 'expired',
      figure: formatCount(expiredUnconfirmed),
      text: 'expired, unconfirmed',
      aside: 'past their time, no word of their end',
    },
  ]
  return (
    <Panel title={<Defined term="figure-19">Their lives</Defined>} note="in no other figure">
      <FactList facts={facts} />
    </Panel>
  )
}
