import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function EnvironmentsLoading() {
  return <PageSkeleton crumb="Temporary environments" panels={[160, 320]} />
}
