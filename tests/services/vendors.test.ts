import { expect, it } from 'vitest'
import { addContact } from '../../app/services/vendors/add-contact'
import { addOffering } from '../../app/services/vendors/add-offering'
import { createVendor } from '../../app/services/vendors/create-vendor'
import { listVendors } from '../../app/services/vendors/list-vendors'
import { loadVendor } from '../../app/services/vendors/load-vendor'
import { forEachEngine } from '../support/store'
import { draft, launchWorld, staff, type World } from './launch-world'

const notion = { name: 'Notion', legalName: '', website: 'https://www.Notion.so/product' }

async function created(world: World) {
  const made = await createVendor(world, staff('priya'), notion)
  if (!made.ok) throw new Error('Not created')
  return made.vendorId
}

forEachEngine('vendors', (open) => {
  it('are found again by the domain of their website, however it is written', async () => {
    const world = await launchWorld(open)
    const id = await created(world)
    for (const website of ['notion.so', 'HTTP://NOTION.SO.', 'https://notion.so/pricing?x=1']) {
      expect(
        await createVendor(world, staff('priya'), { ...notion, name: 'Other', website }),
      ).toEqual({
        ok: false,
        reason: 'already known',
        vendor: { id, name: 'Notion', domain: 'notion.so' },
      })
    }
    expect(await listVendors(world, staff('priya'), '')).toMatchObject({ known: 1 })
  })

  it('are created once when two people do it at the same moment', async () => {
    const world = await launchWorld(open)
    const both = await Promise.all([
      createVendor(world, staff('priya'), notion),
      createVendor(world, staff('priya'), notion),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('have each product and plan once, and each address once', async () => {
    const world = await launchWorld(open)
    const vendorId = await created(world)
    const offering = { vendorId, name: 'Notion AI', plan: 'Business' }
    const first = await addOffering(world, staff('priya'), offering)
    expect(first).toMatchObject({ ok: true, created: true })
    const spelled = { vendorId, name: ' notion  AI', plan: 'BUSINESS' }
    expect(await addOffering(world, staff('priya'), spelled)).toEqual({ ...first, created: false })
    const other = { ...offering, plan: 'Enterprise' }
    expect(await addOffering(world, staff('priya'), other)).toMatchObject({ created: true })
    const contact = { vendorId, name: 'Dana', email: 'dana@notion.so' }
    expect(await addContact(world, staff('priya'), contact)).toMatchObject({ created: true })
    expect(await addContact(world, staff('priya'), contact)).toMatchObject({ created: false })
  })

  it('belong to procurement; reviewers and legal read them, requesters and admins do not', async () => {
    const world = await launchWorld(open)
    const id = await created(world)
    for (const who of ['rita', 'rolf', 'lena', 'adam'] as const) {
      const refused = { ok: false, reason: 'not allowed' }
      expect(await createVendor(world, staff(who), notion)).toEqual(refused)
      const offering = { vendorId: id, name: 'A', plan: 'B' }
      expect(await addOffering(world, staff(who), offering)).toEqual(refused)
      const contact = { vendorId: id, name: 'A', email: 'a@b.example' }
      expect(await addContact(world, staff(who), contact)).toEqual(refused)
    }
    expect(await loadVendor(world, staff('rolf'), id)).toMatchObject({ ok: true, mayManage: false })
    expect(await loadVendor(world, staff('rita'), id)).toMatchObject({ reason: 'not allowed' })
    expect(await listVendors(world, staff('adam'), '')).toMatchObject({ reason: 'not allowed' })
  })

  it('stand in the same order on every database, accents and cases aside', async () => {
    const world = await launchWorld(open)
    for (const [name, website] of [
      ['Zeta', 'z.example'],
      ['ärmel', 'a.example'],
      ['Armada', 'b.example'],
      ['beta 10', 'c.example'],
      ['Beta 9', 'd.example'],
    ] as const) {
      await createVendor(world, staff('priya'), { name, website, legalName: '' })
    }
    const listed = await listVendors(world, staff('priya'), '')
    const names = listed.ok ? listed.vendors.map(({ name }) => name) : []
    expect(names).toEqual(['Armada', 'ärmel', 'Beta 9', 'beta 10', 'Zeta'])
    expect(await listVendors(world, staff('priya'), 'ÄRMEL')).toMatchObject({
      vendors: [{ name: 'ärmel' }],
      known: 5,
    })
  })

  it('show their offerings, contacts and reviews', async () => {
    const world = await launchWorld(open)
    const { number } = await draft(world)
    const listed = await listVendors(world, staff('lena'), '')
    const vendor = listed.ok ? listed.vendors[0] : undefined
    expect(vendor).toMatchObject({ name: 'Northlight', offerings: 1, openReviews: 1 })
    expect(await loadVendor(world, staff('lena'), vendor?.id ?? '')).toMatchObject({
      vendor: { domain: 'northlight.example' },
      offerings: [{ name: 'Quill', plan: 'Business' }],
      contacts: [{ email: 'dana@northlight.example' }],
      reviews: [{ number, status: 'draft', tier: 2, residual: null }],
    })
  })
})
