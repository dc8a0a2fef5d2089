import { ButtonLink } from '#components/ui/button.tsx'
import { Message } from '#components/ui/message.tsx'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main id="content" style={{ display: 'grid', placeItems: 'center', minHeight: '60vh', padding: 20 }}>
      <h1 className="unseen">Nothing here</h1>
      <Message
        icon="search"
        title="Nothing here"
        actions={
          <>
            <ButtonLink href="/overview">Overview</ButtonLink>
            <ButtonLink href="/services">Services</ButtonLink>
          </>
        }
      >
        There is no page, team or service by this name. It may have been renamed: look under Services.
      </Message>
    </main>
  )
}
