import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function AdminLoading() {
  return <PageSkeleton crumb="Admin" panels={[260, 320]} />
}
