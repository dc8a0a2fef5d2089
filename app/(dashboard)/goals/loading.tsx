import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function GoalsLoading() {
  return <PageSkeleton crumb="Goals" panels={[90, 260, 220]} />
}
