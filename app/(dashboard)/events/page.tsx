import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import { eventsListOptions, listOfUrl, loadEventsUrl } from '#components/event/events-url.ts'
import { EventsView } from '#components/event/events-view.tsx'
import { readEvents } from '#lib/read/events.ts'
import { openView, type SearchParams } from '../open-view.ts'

export const metadata = { title: 'Events' }

/** Every event, narrowed by source, service, place, time and outcome. */
export default async function EventsPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ context, filters, client }, params] = await Promise.all([openView(searchParams), searchParams])
  const asked = loadEventsUrl(params)
  await client.prefetchQuery({
    ...eventsListOptions(filters, asked),
    queryFn: () => readEvents(context, filters, listOfUrl(asked)),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <EventsView />
    </HydrationBoundary>
  )
}
