import { expect, test } from 'vitest'
import { platformNames } from './platform-names.ts'

test('platforms are named as the name of the migration writes them, else by their id', () => {
  expect(platformNames({ name: 'Homegrown RPC to gRPC', from: 'rpc', to: 'grpc' })).toEqual({
    from: 'RPC',
    to: 'gRPC',
  })
  expect(platformNames({ name: 'Proxy → Envoy', from: 'proxy', to: 'envoy' })).toEqual({
    from: 'Proxy',
    to: 'Envoy',
  })
  expect(platformNames({ name: 'Leaving the masters', from: 'helios', to: 'kubernetes' })).toEqual({
    from: 'Helios',
    to: 'Kubernetes',
  })
})
