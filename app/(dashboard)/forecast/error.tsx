'use client'

import { FailedPage } from '#components/ui/failed-page.tsx'

export default function ForecastError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedPage crumb="Forecast and goals" {...props} />
}
