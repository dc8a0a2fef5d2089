import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function VisitsLoading() {
  return <PageSkeleton crumb="Visits" panels={[56, 430, 300]} />
}
