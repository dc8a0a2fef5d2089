import { bleedingPage } from '#components/bleeding/bleeding-page.ts'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function BleedingLoading() {
  return <PageSkeleton crumb={bleedingPage} panels={[160, 160, 160]} />
}
