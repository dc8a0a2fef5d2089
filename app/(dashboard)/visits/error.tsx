'use client'

import { FailedPage } from '#components/ui/failed-page.tsx'

export default function VisitsError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedPage crumb="Visits" {...props} />
}
