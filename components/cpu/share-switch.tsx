'use client'

import { usePlatformNames } from '#components/charts/platform-words.ts'
import { Segmented } from '#components/ui/segmented.tsx'
import styles from './share-switch.module.css'
import { useShare } from './use-share.ts'

const options = [
  { value: 'sums', text: 'ratio of sums' },
  { value: 'typical', text: 'typical service' },
] as const

/** Which gain, and over which hours it is taken. */
export function ShareSwitch() {
  const platforms = usePlatformNames()
  const [share, setShare] = useShare()
  return (
    <div className={styles.row}>
      <Segmented label="Share" options={options} value={share} onChange={value => void setShare(value)} />
      <p className={styles.method}>
        28 days before the first {platforms.to} instance, 28 days from 14 days after leaving {platforms.from},
        same hours of the week
      </p>
    </div>
  )
}
