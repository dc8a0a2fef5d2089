'use client'

import { FailedPage } from '#components/ui/failed-page.tsx'

export default function EnvironmentsError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedPage crumb="Temporary environments" {...props} />
}
