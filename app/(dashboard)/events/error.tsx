'use client'

import { FailedPage } from '#components/ui/failed-page.tsx'

export default function EventsError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedPage crumb="Events" {...props} />
}
