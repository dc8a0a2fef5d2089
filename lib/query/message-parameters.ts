import { type Parameter, pageParameters } from './parameters.ts'

export const messageStates = ['waiting', 'sent', 'dropped'] as const

export const messagesParameters: readonly Parameter[] = [
  ...pageParameters,
  {
    name: 'state',
    kind: 'word',
    of: messageStates,
    description: 'Only those that wait, were sent, or were given up.',
  },
]

export const previewParameters: readonly Parameter[] = [
  {
    name: 'kind',
    kind: 'word',
    of: ['reminder', 'digest'],
    description: 'Which message; digest without it.',
  },
  {
    name: 'subject',
    kind: 'text',
    description: 'Whose: team:<id>, team_lead:<id>, area_lead:<id>, person:<id>, leaders or road_team.',
  },
]
