import { describe, expect, it } from 'vitest'
import { addressFault, guardedLookup, isRefusedIp } from './address-fault.ts'
import { createHttpClient } from './http-client.ts'

describe('the address of a source', () => {
  it.each([
    'https://kube.example.com:6443',
    'http://127.0.0.1:8001/prefix',
    'http://10.0.0.7:5801',
    'http://[::1]:9090',
  ])('%s is taken', text => {
    expect(addressFault(text)).toBeNull()
  })

  it.each([
    ['ftp://example.com', /http or https/],
    ['file:///etc/passwd', /http or https/],
    ['kube.example.com', /not an address/],
    ['https://user:secret@kube.example.com', /credentials/],
    ['http://169.254.169.254/latest/meta-data', /secrets of its machines/],
    ['http://2852039166/', /secrets of its machines/],
    ['http://0xa9fea9fe/', /secrets of its machines/],
    ['http://[::ffff:169.254.169.254]/', /secrets of its machines/],
    ['http://[fe80::1]/', /secrets of its machines/],
    ['http://metadata.google.internal./', /secrets of its machines/],
  ])('%s is refused in words', (text, words) => {
    expect(addressFault(text)).toMatch(words)
  })

  it('is refused again at the connection, whatever it was called', async () => {
    expect(isRefusedIp('169.254.1.1')).toBe(true)
    expect(isRefusedIp('example.com')).toBe(false)
    expect(() => createHttpClient({ url: 'http://169.254.169.254/' })).toThrow(/no source lives there/)
    const looked = await new Promise(resolve =>
      guardedLookup('localhost', { all: true }, (error, addresses) => resolve(error ?? addresses)),
    )
    expect(looked).toEqual(expect.arrayContaining([expect.objectContaining({ address: expect.any(String) })]))
  })
})
