import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { viewerOfToken } from './api-token.ts'
import { createToken, parseToken } from './api-token-form.ts'
import { recordApiToken } from './record-api-token.ts'
import { recordInitToken } from './record-init-token.ts'

const now = Date.UTC(2026, 2, 2)
const initSecret = 'any text of thirty-two characters or more'
let test_: TestDatabase
beforeAll(async () => {
  test_ = await createTestDatabase()
})
afterAll(() => test_.drop())

const nobody = { kind: 'nobody' }

describe('API tokens', () => {
  test('the init token is made once, in an empty database, is admin and named init', async () => {
    await expect(recordInitToken(test_.db, 'short', now)).rejects.toThrow('32 characters')
    expect(await recordInitToken(test_.db, initSecret, now)).toBe(true)
    expect(await recordInitToken(test_.db, initSecret, now)).toBe(false)
    expect(await recordInitToken(test_.db, `${initSecret} of another start`, now)).toBe(false)
    expect(await viewerOfToken(test_.db, initSecret, now)).toEqual({
      kind: 'token',
      id: 'init',
      name: 'init',
      scopes: ['admin'],
    })
    expect(await viewerOfToken(test_.db, `${initSecret}x`, now)).toEqual(nobody)
  })

  test('an init token that looks like one of ours works too', async () => {
    const other = await createTestDatabase()
    const { token } = createToken()
    await recordInitToken(other.db, token, now)
    expect(await viewerOfToken(other.db, token, now)).toMatchObject({ name: 'init' })
    await other.drop()
  })

  test('a token stands for its name and scopes; only its hash is stored', async () => {
    const { id, token } = await recordApiToken(
      test_.db.pool,
      { name: 'spin', scopes: ['ingest:spin'], createdBy: 'x', expiresAt: null },
      now,
    )
    expect(token).toMatch(/^lf_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}$/)
    expect(await viewerOfToken(test_.db, token, now)).toEqual({
      kind: 'token',
      id,
      name: 'spin',
      scopes: ['ingest:spin'],
    })
    const { rows } = await test_.db.pool.query('select * from api_token')
    expect(JSON.stringify(rows)).not.toContain(parseToken(token)?.secret)
    const swapped = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0')
    expect(parseToken(swapped)).toBeNull()
    expect(await viewerOfToken(test_.db, swapped, now)).toEqual(nobody)
    const elsewhere = createToken()
    expect(await viewerOfToken(test_.db, elsewhere.token, now)).toEqual(nobody)
  })

  test('ends when it expires, and within seconds when it is revoked', async () => {
    const wish = { name: 'a', scopes: ['read'], createdBy: 'x', expiresAt: now + 10_000 }
    const { id, token } = await recordApiToken(test_.db.pool, wish, now)
    expect(await viewerOfToken(test_.db, token, now + 9_999)).toMatchObject({ name: 'a' })
    expect(await viewerOfToken(test_.db, token, now + 10_000)).toEqual(nobody)
    await test_.db.pool.query('update api_token set revoked_at = now() where id = $1', [id])
    expect(await viewerOfToken(test_.db, token, now)).toMatchObject({ name: 'a' })
    expect(await viewerOfToken(test_.db, token, now + 9_999 + 3_000)).toEqual(nobody)
  })

  test('its use is noted at most once a minute', async () => {
    const { id, token } = await recordApiToken(
      test_.db.pool,
      { name: 'b', scopes: [], createdBy: 'x', expiresAt: null },
      now,
    )
    const usedAt = async () => {
      await new Promise(resolve => setTimeout(resolve, 50))
      return (await test_.db.pool.query('select last_used_at from api_token where id = $1', [id])).rows[0]
        .last_used_at
    }
    await viewerOfToken(test_.db, token, now)
    expect(await usedAt()).toBe(now)
    await viewerOfToken(test_.db, token, now + 59_000)
    expect(await usedAt()).toBe(now)
    await viewerOfToken(test_.db, token, now + 60_000)
    expect(await usedAt()).toBe(now + 60_000)
  })
})
