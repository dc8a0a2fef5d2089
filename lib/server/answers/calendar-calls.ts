import { problem } from './openapi-parts.ts'

/** The one call that answers in a format of calendars. */
export const calendarCalls = () => [
  {
    path: '/api/v1/visits/calendar.ics',
    method: 'get',
    operation: {
      summary: 'Visits as a calendar (RFC 5545): of an engineer, to an office, or all of them',
      parameters: [
        ['engineer', 'Of this engineer: visits they were taken off are cancelled in it.'],
        ['office', 'To this office.'],
        ['token', 'Of the secret address made by POST /api/v1/calendar-feeds, in place of a session.'],
      ].map(([name, description]) => ({ name, in: 'query', description, schema: { type: 'string' } })),
      responses: {
        200: {
          description:
            'Every visit with a UID that stays and a SEQUENCE that grows; cancelled ones stay for 90 days.',
          headers: {
            ETag: { description: 'Of these bytes; send it as If-None-Match.', schema: { type: 'string' } },
          },
          content: { 'text/calendar': { schema: { type: 'string' } } },
        },
        304: { description: 'Nothing changed since.' },
        401: problem('Nobody is signed in, or the token is not good.'),
        403: problem('The token is not for this calendar.'),
        404: problem('There is no such engineer or office.'),
        422: problem('A parameter is not known.'),
        503: problem('The database does not answer at the moment.'),
      },
    },
  },
]
