import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function ServicesLoading() {
  return <PageSkeleton crumb="Services" panels={[700]} />
}
