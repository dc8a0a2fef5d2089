import { smallCatalog } from './small-company.ts'

/** The small company over two offices, Gangway at Leeds and Ballast at Lisbon. */
export const plannerCatalog = {
  ...smallCatalog,
  offices: [
    { id: 'leeds', name: 'Leeds', timeZone: 'Europe/London', country: 'GB' },
    { id: 'lisbon', name: 'Lisbon', timeZone: 'Europe/Lisbon', country: 'PT' },
  ],
  teams: [
    { id: 'gangway', name: 'Gangway', area: 'music', office: 'leeds' },
    { id: 'ballast', name: 'Ballast', area: 'ads', office: 'lisbon' },
  ],
}
