import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function EventsLoading() {
  return <PageSkeleton crumb="Events" panels={[130, 560]} />
}
