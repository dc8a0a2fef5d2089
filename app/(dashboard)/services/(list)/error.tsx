'use client'

import { FailedPage } from '#components/ui/failed-page.tsx'

export default function ServicesError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedPage crumb="Services" {...props} />
}
