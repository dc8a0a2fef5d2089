'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { Message } from '#components/ui/message.tsx'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { servicesOptions } from '#lib/query/services-options.ts'

const mostNear = 6

/** A search with no hit: names that begin alike, and where names nobody could place are kept. */
export function NearNames({
  q,
  onClear,
  linkTo,
}: {
  q: string
  onClear: () => void
  linkTo: (path: string) => string
}) {
  // Half a word still finds what the rest of it missed.
  const stem = q.trim().slice(0, Math.max(2, Math.ceil(q.trim().length / 2)))
  const { data } = useQuery({
    ...servicesOptions(noFilters, { q: stem, limit: mostNear }),
    enabled: stem.length > 1,
  })
  return (
    <Message
      icon="search"
      title={`No service matches${q ? ` “${q}”` : ''} in this selection`}
      actions={
        <>
          <Button onClick={onClear}>Clear search and states</Button>
          <Link href={linkTo('/sources/names')}>Names nobody could place</Link>
        </>
      }
    >
      {data && data.items.length > 0 ? (
        <>
          Near it, in the whole company:{' '}
          {data.items.map(({ id }, index) => (
            <span key={id}>
              {index > 0 ? ', ' : ''}
              <Link href={linkTo(`/services/${encodeURIComponent(id)}`)}>{id}</Link>
            </span>
          ))}
          .
        </>
      ) : (
        'Filters at the top narrow this list too.'
      )}
    </Message>
  )
}
