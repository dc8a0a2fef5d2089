'use client'

import dynamic from 'next/dynamic'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { formatInstant, formatLongDay } from '#lib/format/date.ts'
import { isKnownThen } from '#lib/query/known-then.ts'
import { knownThen } from '#lib/query/url-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './as-of-banner.module.css'
import { TitleMark } from './title-mark.tsx'

const BothValues = dynamic(() => import('./both-values.tsx').then(module => module.BothValues), {
  ssr: false,
})

/** Away from the present: names the moment and both clocks, shows the main figure then and today, and leads back. */
export function AsOfBanner({ asOf }: { asOf: string }) {
  const { filters, choices, setView } = useView()
  const { knownAt } = filters
  const clock = knownAt === null ? 'now' : knownAt === knownThen(asOf) ? 'then' : 'frozen'
  const frozen = knownAt === null ? '' : `as known on ${formatInstant(knownAt)}`
  const words = clock === 'now' ? 'as known now' : clock === 'then' ? 'as known that day' : frozen
  const remark =
    clock === 'now'
      ? 'What arrived later is counted in.'
      : clock === 'frozen' || isKnownThen(asOf, choices)
        ? 'What arrived later is left out.'
        : `Nothing was known here yet${choices.knownSince ? `: the record begins on ${formatInstant(choices.knownSince)}` : ''}.`
  return (
    <section className={styles.banner} aria-label="Looking at another day">
      <TitleMark text={`${formatLongDay(asOf)}, ${words}`} />
      <Icon name="clock" size={16} />
      <span>
        <b>
          {formatLongDay(asOf)}, {words}.
        </b>{' '}
        {remark} <BothValues /> <span className="text-3">Nothing can be changed here.</span>
      </span>
      <Segmented
        label="Clock"
        options={[
          { value: 'then', text: 'as known then' },
          { value: 'now', text: 'as known now' },
          ...(clock === 'frozen' ? [{ value: 'frozen', text: 'as frozen' }] : []),
        ]}
        value={clock}
        onChange={value => setView({ knownAt: value === 'then' ? 'then' : value === 'now' ? null : knownAt })}
      />
      <Button onClick={() => setView({ asOf: null, knownAt: null })}>Back to now</Button>
    </section>
  )
}
