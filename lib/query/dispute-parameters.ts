import { type Parameter, pageParameters } from './parameters.ts'

const ofServices = { name: 'service', kind: 'ids', description: 'Only of these services.' } as const

export const disputeParameters = [
  {
    name: 'state',
    kind: 'word',
    of: ['open', 'closed'],
    description: 'open: not answered yet; closed: answered or taken back.',
  },
  ofServices,
  ...pageParameters,
] as const satisfies Parameter[]

export const overrideParameters = [ofServices, ...pageParameters] as const satisfies Parameter[]

export const annotationParameters = [
  {
    name: 'service',
    kind: 'id',
    description: 'Only what explains this service: its own, and of what it is part of.',
  },
] as const satisfies Parameter[]
