import { PageHeading } from '#components/ui/page-heading.tsx'

export const metadata = { title: 'Visits' }

/** Where the road team goes next, and why. */
export default async function VisitsPage() {
  return <PageHeading crumb="Visits">Where next?</PageHeading>
}
