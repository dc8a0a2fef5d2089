import type { FoundItem } from '#lib/read/answers/find-answer.ts'

/** What a row leads to, in one word. */
export const kindNames: Record<FoundItem['kind'], string> = {
  team: 'Team',
  service: 'Service',
  blocker: 'Blocker',
  office: 'Office',
  page: 'Page',
  report: 'Report',
  review: 'Review',
  term: 'Word',
}

/** Where a row leads, within the view one is in: `linkTo` keeps its filters. A review leads back in time on the page one is on. */
export function hrefOf(item: FoundItem, pathname: string, linkTo: (path: string) => string): string {
  const { kind, id, path, on } = item
  const own = encodeURIComponent(id)
  switch (kind) {
    case 'team':
      return linkTo(`/teams/${own}`)
    case 'service':
      return linkTo(`/services/${own}`)
    case 'blocker':
      return linkTo(`/blockers/${own}`)
    case 'office':
      return withParameter(linkTo('/teams'), 'office', id)
    case 'page':
      return linkTo(path ?? '/overview')
    case 'report':
      return linkTo(`/report/${own}`)
    case 'term':
      return `${linkTo('/definitions')}#${own}`
    case 'review':
      return on === null ? linkTo(pathname) : withParameter(linkTo(pathname), 'asOf', on)
  }
}

function withParameter(href: string, name: string, value: string): string {
  const [path = '', search = ''] = href.split('?')
  const parameters = new URLSearchParams(search)
  parameters.delete('knownAt')
  parameters.set(name, value)
  return `${path}?${parameters}`
}
