import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function DisputesLoading() {
  return <PageSkeleton crumb="Corrections" panels={[320]} />
}
