import Link from 'next/link'
import { Message } from '#components/ui/message.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Panel } from '#components/ui/panel.tsx'

export const metadata = { title: 'No such service' }

export default function NoService() {
  return (
    <>
      <PageHeading crumb="Services">There is no service by this name.</PageHeading>
      <Panel title="What it may be">
        <Message
          icon="search"
          title="Nothing by this name was ever seen"
          actions={
            <>
              <Link href="/services">All services</Link>
              <Link href="/sources#unmapped">Names nobody could place</Link>
            </>
          }
        >
          Neither the catalogue nor any event names it. It may have been renamed, or its first event has not
          arrived.
        </Message>
      </Panel>
    </>
  )
}
