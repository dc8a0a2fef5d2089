'use client'

import { bleedingPage } from '#components/bleeding/bleeding-page.ts'
import { FailedPage } from '#components/ui/failed-page.tsx'

export default function BleedingError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedPage crumb={bleedingPage} {...props} />
}
