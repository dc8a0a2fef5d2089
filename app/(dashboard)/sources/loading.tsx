import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function SourcesLoading() {
  return <PageSkeleton crumb="Sources · data health" panels={[240, 200, 160]} />
}
