// The main job in one flow, by hand of a browser: set up, file, launch, answer, judge, decide, report.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { setupCode } from '../../app/services/identity/setup-code'
import { inspect } from './inspect'
import { openPortal, type Portal } from './portal'
import { addUser, arrive, enter, people, setUp } from './staff'
import { stepsOf } from './steps'

let portal: Portal
let ada: Page
let ben: Page
let petra: Page
let rita: Page
beforeAll(async () => {
  portal = await openPortal()
}, 240_000)
afterAll(() => portal?.close())

const step = stepsOf(() => portal)

describe('the main job', () => {
  step('whoever installed Assay sets it up with the printed code', async () => {
    ada = (await portal.window()).page
    await ada.goto('/sign-in')
    await arrive(ada, 'Set up Assay')
    await inspect(ada, '01-setup')
    const code = await setupCode(portal.server.app)
    if (code === null) throw new Error('An empty portal has no setup code')
    await setUp(ada, code)
    await inspect(ada, '02-first-page')
    expect((await ada.goto('/setup'))?.status()).toBe(404)
  })

  step('the administrator adds colleagues, who replace their temporary passwords', async () => {
    await ada.goto('/admin/users/new')
    await arrive(ada, 'Add a user')
    await inspect(ada, '03-add-user')
    const forBen = await addUser(ada, people.ben, ['Reviewer', 'Legal'])
    await inspect(ada, '04-user-added')
    const forPetra = await addUser(ada, people.petra, ['Procurement'])
    const forRita = await addUser(ada, people.rita, ['Requester'])
    await ada.goto('/admin/users')
    await arrive(ada, 'Users')
    await inspect(ada, '05-users')
    ben = await enter(portal, people.ben, forBen)
    await inspect(ben, '06-account')
    petra = await enter(portal, people.petra, forPetra)
    rita = await enter(portal, people.rita, forRita)
  })
})
