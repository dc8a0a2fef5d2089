'use client'

import { FailedPage } from '#components/ui/failed-page.tsx'

export default function GoalsError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedPage crumb="Goals" {...props} />
}
