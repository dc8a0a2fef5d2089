import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function ServiceLoading() {
  return <PageSkeleton crumb="Services" panels={[268, 200, 300, 640]} />
}
