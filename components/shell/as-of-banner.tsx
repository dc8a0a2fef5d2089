'use client'

import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { formatLongDay } from '#lib/format/date.ts'
import { knownThen } from '#lib/query/url-filters.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './as-of-banner.module.css'

const clocks = [
  { value: 'then', text: 'as known then' },
  { value: 'now', text: 'as known now' },
] as const

/** Away from the present: names the moment and both clocks, and leads back. */
export function AsOfBanner({ asOf }: { asOf: string }) {
  const { filters, setView } = useView()
  const clock = filters.knownAt === null ? 'now' : 'then'
  return (
    <section className={styles.banner} aria-label="Looking at another day">
      <Icon name="clock" size={16} />
      <span>
        <b>
          {formatLongDay(asOf)}, {clock === 'then' ? 'as known that day' : 'as known now'}.
        </b>{' '}
        {clock === 'then' ? 'What arrived later is left out.' : 'What arrived later is counted in.'}
      </span>
      <Segmented
        label="Clock"
        options={clocks}
        value={clock}
        onChange={value => setView({ knownAt: value === 'then' ? knownThen(asOf) : null })}
      />
      <Button onClick={() => setView({ asOf: null, knownAt: null })}>Back to now</Button>
    </section>
  )
}
