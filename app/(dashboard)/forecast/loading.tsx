import { PageSkeleton } from '#components/ui/page-skeleton.tsx'

export default function ForecastLoading() {
  return <PageSkeleton crumb="Forecast and goals" panels={[260, 220, 220]} />
}
