import { expect, type Page, test } from '@playwright/test'
import { type LandfallProcess, startLandfall } from './fixtures/landfall-process.ts'
import { oidcClient, startOidcServer } from './fixtures/oidc-server.ts'
import { findFreePort } from './process/running-landfall.ts'

test.describe('signing in through a real OpenID provider', () => {
  let landfall: LandfallProcess
  let stopProvider: () => Promise<void>

  test.beforeAll(async () => {
    const port = await findFreePort()
    const provider = await startOidcServer(`http://127.0.0.1:${port}/api/auth/callback/oidc`)
    stopProvider = provider.stop
    landfall = await startLandfall(
      {
        LANDFALL_PUBLIC_URL: `http://127.0.0.1:${port}`,
        LANDFALL_OIDC_ISSUER: provider.issuer,
        LANDFALL_OIDC_CLIENT_ID: oidcClient.id,
        LANDFALL_OIDC_CLIENT_SECRET: oidcClient.secret,
        LANDFALL_ROLES: 'platform-admins=admin',
      },
      port,
    )
  })
  test.afterAll(async () => {
    await landfall?.stop()
    await stopProvider?.()
  })

  async function signInAs(page: Page, account: string): Promise<void> {
    await page.goto(`${landfall.url}/login`)
    await page.getByRole('button', { name: /single sign-on/i }).click()
    await page.locator('input[name="login"]').fill(account)
    await page.locator('input[name="password"]').fill('anything')
    await page.getByRole('button', { name: /sign-in/i }).click()
    const consent = page.getByRole('button', { name: /continue/i })
    await consent.click()
  }

  test('someone with a mapped group gets in, and a copied cookie is worth nothing after signing out', async ({
    page,
    request,
  }) => {
    await signInAs(page, 'ada-admin')
    await expect(page).not.toHaveURL(/login/)
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const progress = () => request.get(`${landfall.url}/api/v1/progress`, { headers: { cookie } })
    expect((await progress()).status()).toBe(200)

    await page.goto(`${landfall.url}/login`)
    await page.getByRole('button', { name: /sign out/i }).click()
    await expect(page.getByRole('button', { name: /single sign-on/i })).toBeVisible()
    expect((await progress()).status()).toBe(401)
  })

  test('someone without a mapped group is told so and sees nothing', async ({ page }) => {
    await signInAs(page, 'sam-stranger')
    await expect(page).toHaveURL(/login\?error=/)
    await expect(page.getByText(/no role/i)).toBeVisible()
  })
})
