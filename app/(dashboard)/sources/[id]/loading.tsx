import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function SourceLoading() {
  return <PageSkeleton crumb="Sources" panels={[220, 160, 160]} />
}
