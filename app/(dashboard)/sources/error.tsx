'use client'

import { FailedPage } from '#components/ui/failed-page.tsx'

export default function SourcesError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedPage crumb="Sources · data health" {...props} />
}
