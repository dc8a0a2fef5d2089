// Who may call what: every call of the public API stands here, with a body it takes and who is let in.

const admins = ['admin', 'admin token']
const leaders = ['leader', 'road team', ...admins]
const roadTeam = ['road team', ...admins]
const owners = [...leaders, 'member', 'own token']
const ownersAndRoad = [...roadTeam, 'member', 'own token']
const people = ['leader', 'road team', 'member', 'other member', 'auditor', 'admin']
const readers = [...people, 'reading token', 'admin token']
const reporters = ['member', 'own token', 'own link', ...admins]
const ofTeams = [...roadTeam, 'member', 'other member', 'own token', 'other token']
const feeds = ['admin token', 'ingest token']
/** Who it is decided by the record it names; here it names none, and only who may do nothing at all is refused. */
const byRecord = [...people, ...['admin', 'reading', 'own', 'other', 'ingest'].map(name => `${name} token`)]

export type RouteRight = {
  /** `POST /api/v1/blockers/[id]/hold`. */
  route: string
  who: readonly string[]
  /** Whoever is let in must get through: it is made anew for each. */
  isSound?: true
  /** What takes the place of each bracket: an id, or `:<thing>` of a thing made for this call. Of queries too. */
  at?: string
  body?: object
}

const missing = '5f0c3f3e-0000-4000-8000-000000000000'
const get = (path: string, at?: string, who: readonly string[] = readers): RouteRight => ({
  route: `GET /api/v1/${path}`,
  who,
  ...(at === undefined ? {} : { at: `/api/v1/${at}` }),
})
const post = (path: string, who: readonly string[], body?: object, at?: string): RouteRight => ({
  ...get(path, at, who),
  route: `POST /api/v1/${path}`,
  ...(body === undefined ? {} : { body }),
})
const on = (method: string, right: RouteRight): RouteRight => ({
  ...right,
  route: right.route.replace(/^\w+/, method),
})
/** An act on a record that is not there: `exemptions/[id]/end`. */
const ofRecord = (path: string, who: readonly string[], body?: object): RouteRight =>
  post(path, who, body, path.replaceAll(/\[\w+\]/g, missing))

const reason = 'for a test'
const text = 'id,service,platform,finishedAt\n1,stays,helios,2026-03-01T00:00:00Z\n'
const bytes = Buffer.from(text).toString('base64')
const file = { fileName: 'deploys.csv', sizeBytes: text.length, head: bytes, tail: bytes, rows: 'deploy' }
const day = '2027-05-11'
const goal = { share: 1, due: day }
const trip = {
  office: 'oslo',
  from: ':day',
  to: ':day',
  engineers: ['ilse'],
  agenda: [],
  kind: 'help',
  reason,
}
const engineer = { name: 'Odile', homeOffice: 'oslo', from: '2026-01-01' }

const reads: RouteRight[] = [
  ...[
    ...['progress', 'frequency', 'cpu', 'forecast', 'accounting', 'services', 'teams', 'sources', 'names'],
    ...['rules/names', 'rules/places', 'rules/environments', 'choices', 'events', 'commitments', 'bleeding'],
    ...[
      'calendar-feeds',
      'cards',
      'definitions',
      'environments',
      'reviews',
      'restatements',
      'scope',
      'goals',
    ],
    ...['exemptions', 'endgame', 'disputes', 'migrations', 'contacts', 'blockers', 'reports', 'visits'],
    ...[
      'annotations',
      'phases',
      'overrides',
      'visits/plan',
      'visits/effect',
      'visits/calendar.ics',
      'progress/names',
      'progress/changes',
    ],
  ].map(path => get(path)),
  ...['services/[id]', 'services/[id]/evidence', 'services/[id]/next'].map(path =>
    get(path, path.replace('[id]', 'stays')),
  ),
  ...['teams/[id]', 'teams/[id]/next', 'teams/[id]/brief'].map(path =>
    get(path, path.replace('[id]', 'gangway')),
  ),
  ...['migration', 'service', 'team'].map(kind =>
    get(
      `cards/${kind}/[id]`,
      `cards/${kind}/${{ migration: 'helios-to-kubernetes', service: 'stays', team: 'gangway' }[kind]}`,
    ),
  ),
  get('find', 'find?q=gang'),
  get('blockers/[id]', 'blockers/:blocker'),
  get('visits/[id]', 'visits/:visit'),
  get('visits/[id]/brief', 'visits/:visit/brief'),
  get('receipts/[figure]', 'receipts/progress.share'),
  get('sources/[id]', 'sources/pipeline'),
  get('events/[source]/[id]', 'events/pipeline/d1'),
  get('reports/[team]', 'reports/gangway', [...readers, 'own token', 'own link']),
  get('audit', undefined, [...admins, 'leader', 'auditor']),
  get('audit/population', 'audit/population', [...admins, 'leader', 'auditor']),
  get('report-links', 'report-links?team=gangway'),
  get('messages', undefined, admins),
  get('messages/preview', 'messages/preview?subject=team:gangway', admins),
]

const loop: RouteRight[] = [
  post('reports', reporters, { team: 'gangway', confidence: 'on_track', note: ':word' }),
  post('reports/[id]/withdraw', admins, {}, 'reports/:report/withdraw'),
  post('report-links', ownersAndRoad, { team: 'gangway', days: 1 }),
  post('report-links/[id]/revoke', ownersAndRoad, {}, 'report-links/:link/revoke'),
  post('blockers', ofTeams, { type: 'other', title: 'Something holds' }),
  post('blockers/[id]/hold', ownersAndRoad, { services: ['stays'] }, 'blockers/:blocker/hold'),
  post('blockers/[id]/release', ownersAndRoad, { services: ['stays'] }, 'blockers/:blocker/release'),
  post('blockers/[id]/promise', ownersAndRoad, { promised: day, reason }, 'blockers/:blocker/promise'),
  post('blockers/[id]/promise/undo', [], {}, 'blockers/:promised/promise/undo'),
  post('blockers/[id]/owner', ownersAndRoad, { ownerTeam: 'gangway' }, 'blockers/:blocker/owner'),
  post('blockers/[id]/close', ownersAndRoad, { outcome: 'solved' }, 'blockers/:blocker/close'),
  post('blockers/[id]/reopen', ownersAndRoad, {}, 'blockers/:closed/reopen'),
  post('blockers/[id]/merge', ownersAndRoad, { into: ':blocker' }, 'blockers/:blocker/merge'),
  post('blockers/[id]/undo', [], {}, 'blockers/:blocker/undo'),
  post('visits', roadTeam, trip),
  post('visits/[id]/change', roadTeam, { kind: 'review' }, 'visits/:visit/change'),
  post('visits/[id]/cancel', roadTeam, { reason }, 'visits/:visit/cancel'),
  post('visits/[id]/rebook', roadTeam, {}, 'visits/:cancelled/rebook'),
  post('visit-requests', ownersAndRoad, { team: ':waiting', wish: 'hour' }),
  post('visit-requests/[id]/withdraw', ownersAndRoad, {}, 'visit-requests/:request/withdraw'),
  post('engineers', roadTeam, { id: ':word', ...engineer }),
  on('PUT', post('engineers/[id]', roadTeam, engineer, 'engineers/:engineer')),
  post('engineers/[id]/withdraw', roadTeam, {}, 'engineers/:engineer/withdraw'),
  post('absences', roadTeam, { engineer: 'ilse', kind: 'leave', from: '2027-01-01', to: '2027-01-02' }),
  post('absences/[id]/withdraw', roadTeam, {}, 'absences/:absence/withdraw'),
  post('office-closures', roadTeam, { office: 'oslo', title: 'Move', from: '2027-02-01', to: '2027-02-02' }),
  post('office-closures/[id]/withdraw', roadTeam, {}, 'office-closures/:closure/withdraw'),
  post('travel-times', roadTeam, { fromOffice: 'oslo', toOffice: 'oslo', days: 1 }),
  post('travel-times/[id]/withdraw', roadTeam, {}, 'travel-times/:way/withdraw'),
  post('commitments', roadTeam, {
    ...{ visit: ':past', team: 'gangway', kind: 'leave_origin', service: 'stays' },
    ...{ promise: 'Moves the last one', owner: 'Odile', due: day },
  }),
  post('commitments/[id]/move', roadTeam, { due: '2027-06-01', reason }, 'commitments/:promise/move'),
  post('commitments/[id]/withdraw', roadTeam, { reason }, 'commitments/:promise/withdraw'),
  post('visit-notes', roadTeam, { visit: ':past', team: 'gangway', note: 'Asked for the proxy.' }),
  on('DELETE', post('visit-notes/[id]', roadTeam, undefined, 'visit-notes/:note')),
  post('contacts', admins, {
    subject: { type: 'team', id: 'gangway' },
    channel: 'mail',
    mail: 'a@example.com',
  }),
  post('contacts/[id]/withdraw', admins, {}, 'contacts/:contact/withdraw'),
  post('contacts/[id]/test', admins, undefined, 'contacts/:contact/test'),
  post('messages/[id]/retry', admins, undefined, 'messages/:message/retry'),
  post('messages/[id]/drop', admins, { reason }, 'messages/:message/drop'),
  post('calendar-feeds', [...people, 'admin token'], { days: 1 }),
  on('DELETE', post('calendar-feeds/[id]', roadTeam, undefined, 'calendar-feeds/:feed')),
]

const others: RouteRight[] = [
  get('source-kinds'),
  get('imports', undefined, admins),
  get('imports/[id]', `imports/${missing}`, admins),
  get('imports/[id]/rejects', `imports/${missing}/rejects`, admins),
  get('dead-letters'),
  get('dead-letters/[id]', `dead-letters/${missing}`),
  post('cards', [...leaders, 'member'], { kind: 'team', id: 'gangway' }),
  on('DELETE', post('cards/[id]', byRecord, undefined, `cards/${missing}`)),
  post('dead-letters/replay', admins, {}),
  post('dead-letters/[id]/replay', admins, undefined, `dead-letters/${missing}/replay`),
  post('dead-letters/[id]/dismiss', admins, { reason }, `dead-letters/${missing}/dismiss`),
  post('reviews', leaders, { name: 'Board', on: '2026-03-01' }),
  ofRecord('reviews/[id]/withdraw', leaders, {}),
  post('mutes', leaders, { list: 'bornOnOrigin', service: 'stays', untilOn: day, reason }),
  ofRecord('mutes/[id]/end', leaders, {}),
  post('exemptions', owners, { service: 'stays', until: day, reason, approver: 'The lead' }),
  ofRecord('exemptions/[id]/end', byRecord, { reason }),
  post('annotations', leaders, { kind: 'note', title: 'A note', from: '2026-03-01' }),
  ofRecord('annotations/[id]/withdraw', leaders, {}),
  post('goals', owners, { team: 'gangway', ...goal }),
  ofRecord('goals/[id]/replace', byRecord, { share: 1, reason }),
  ofRecord('goals/[id]/split', byRecord, { first: goal, second: goal, reason }),
  ofRecord('goals/[id]/withdraw', byRecord, { reason }),
  post('phases', admins, { phase: 'alpha', from: '2026-01-01' }),
  ofRecord('phases/[id]/withdraw', admins, {}),
  post('disputes', owners, { service: 'stays', about: 'state', claim: 'It left on Monday.' }),
  ofRecord('disputes/[id]/answer', byRecord, { outcome: 'rejected', answer: 'It runs.' }),
  ofRecord('disputes/[id]/withdraw', byRecord, {}),
  post('overrides', admins, { service: 'stays', state: 'both', reason, until: '2026-12-31' }),
  ofRecord('overrides/[id]/end', admins, {}),
  post('scope', admins, { from: '2026-01-01', scope: {}, reason }),
  ofRecord('scope/[id]/withdraw', admins, { reason }),
  post('baseline', admins, { on: '2026-02-01', reason }),
  ofRecord('baseline/[id]/withdraw', admins, { reason }),
  post('decisions', owners, { service: 'stays', decision: 'move', by: day }),
  ofRecord('decisions/[id]/withdraw', byRecord, {}),
  post('prices', admins, { platform: 'helios', perCoreMonth: 10, currency: 'EUR' }),
  ofRecord('prices/[id]/withdraw', admins, {}),
  post('names/map', admins, { platform: 'helios', name: 'stay', service: 'stays' }),
  post('names/unmap', admins, { platform: 'helios', name: 'stay' }),
  ...['names', 'places', 'environments'].map(kind => on('PUT', post(`rules/${kind}`, admins, { items: [] }))),
  post('sources', admins, { id: 'a-feed', kind: 'nothing' }),
  on('PATCH', post('sources/[id]', admins, {}, 'sources/pipeline')),
  on('DELETE', post('sources/[id]', admins, undefined, 'sources/nothing')),
  post('sources/[id]/resync', admins, undefined, 'sources/nothing/resync'),
  post('sources/[id]/test', admins, undefined, 'sources/nothing/test'),
  post('source-tests', admins, { kind: 'nothing', settings: {} }),
  post('sources/[id]/secrets', admins, {}, 'sources/pipeline/secrets'),
  on(
    'DELETE',
    post('sources/[id]/secrets/[secret]', admins, undefined, `sources/pipeline/secrets/${missing}`),
  ),
  post('imports/preview', admins, file),
  post('imports', admins, file),
  ofRecord('imports/[id]/stop', admins),
  on('PUT', post('imports/[id]/content', admins, undefined, `imports/${missing}/content`)),
  post('events', feeds, []),
  post('deploys', feeds, { deploys: [] }),
  post('samples', feeds, { samples: [] }),
  on('PUT', post('catalog', admins, {})),
  post('catalog/files', admins, {}),
]

export const routeRights: readonly RouteRight[] = [
  ...[...reads, ...loop].map(right => ({ ...right, isSound: true as const })),
  ...others,
]
/** Not decided by who asks: a source's signature opens the one, the link that ran out is the body of the other. */
export const openRoutes = ['POST /api/v1/hooks/[source]', 'POST /api/v1/report-links/renew']
