import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openSealed, SealBroken, sealText, sourceSecretPlace } from './seal.ts'

const instance = 'an instance secret of 32 characters or more'

describe('secrets at rest', () => {
  test('open to what was sealed, and show nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.string(), (plain, place) => {
        const sealed = sealText(plain, place, instance)
        expect(openSealed(sealed, place, instance)).toBe(plain)
        expect(sealed.includes(Buffer.from(plain))).toBe(false)
      }),
      { numRuns: 50 },
    )
  })

  test('the same secret sealed twice differs', () => {
    expect(sealText('secret', 'place', instance).equals(sealText('secret', 'place', instance))).toBe(false)
  })

  test('open for no other place, no other instance, and not with a changed byte', () => {
    const place = sourceSecretPlace('github', 'a')
    const sealed = sealText('secret', place, instance)
    expect(() => openSealed(sealed, sourceSecretPlace('github', 'b'), instance)).toThrow(SealBroken)
    expect(() => openSealed(sealed, place, `${instance}!`)).toThrow(SealBroken)
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1
      expect(() => openSealed(changed, place, instance), String(at)).toThrow(SealBroken)
    }
    expect(() => openSealed(sealed.subarray(0, 10), place, instance)).toThrow(SealBroken)
  })
})
