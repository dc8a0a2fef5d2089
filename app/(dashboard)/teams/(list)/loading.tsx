import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function TeamsLoading() {
  return <PageSkeleton crumb="Teams" panels={[250, 620]} />
}
