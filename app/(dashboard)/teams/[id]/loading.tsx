import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function TeamLoading() {
  return <PageSkeleton crumb="Teams" panels={[44, 230, 190, 400]} />
}
