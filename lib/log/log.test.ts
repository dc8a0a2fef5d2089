import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { createToken } from '#lib/auth/api-token-form.ts'

test('a token in an address or an error never reaches the log', () => {
  const { id, token } = createToken()
  const program = `
    const { log } = await import('./lib/log/log.ts')
    log.error({ err: new Error('GET http://x/embed/service/a?token=${token}') }, 'It asked for /embed?token=${token}')`
  const line = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, LANDFALL_LOG_LEVEL: 'info' },
  })
  expect(line).toContain(`lf_${id}_[redacted]`)
  expect(line).not.toContain(token)
})
