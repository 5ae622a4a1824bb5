import { expect, test } from 'vitest'
import * as money from '#app/routes/p.$project.money/route.tsx'
import * as page from '#app/routes/p.$project.settings/route.tsx'
import { createProject } from '#server/actions/projects/make-project.ts'
import { aBrowser } from '../factories/browser.ts'
import { getPlan } from '../factories/get-plan.ts'
import { aPerson } from '../factories/people.ts'
import { contract, planFile } from '../factories/plan-file.ts'

test('the currency that money is shown in and its rate are set on the page, and refused there', async () => {
	const owner = await aPerson()
	const { projectId } = await createProject(owner, owner.teamId, planFile())
	const browser = await aBrowser(owner)
	const at = { path: `/p/${projectId}/settings`, params: { project: projectId } }
	const shown = await browser.load(page.loader, at)
	expect(shown.fields.map(({ label }) => label)).toEqual([
		...['Plan name', 'Description', 'First month', 'Horizon', 'Status month', 'Forecast from reports'],
		...['Display currency', 'Exchange rate'],
	])
	const send = (currency: string, usdPerCurrencyUnit: string) =>
		browser.send(page.action, at, {
			baseRev: String(shown.rev),
			currency,
			'was.currency': '',
			usdPerCurrencyUnit,
			'was.usdPerCurrencyUnit': '',
		})
	const refused = await send('euros', '1.08')
	expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('"field":"currency"')])
	const turned = await send('mxn', '17,95')
	expect([turned.status, await turned.text()]).toEqual([
		422,
		expect.stringContaining('17.95 is MXN to the USD. Enter USD per MXN: 0.05571.'),
	])
	const taken = await send('eur', '1.08')
	expect([taken.status, await taken.text()]).toEqual([200, expect.stringContaining('keep their value in US dollars')])
	const { plan } = await getPlan(owner, { projectId })
	expect([plan.currency, plan.usdPerCurrencyUnit]).toEqual(['EUR', 1.08])
})

test('a status month that lies behind may be moved to today, and nothing moves it in silence', async () => {
	const owner = await aPerson()
	const { projectId } = await createProject(owner, owner.teamId, planFile({ startMonth: '2026-01' }))
	const browser = await aBrowser(owner)
	const at = { path: `/p/${projectId}/settings`, params: { project: projectId } }
	const shown = await browser.load(page.loader, at)
	expect([shown.statusMonth, shown.plan.asOfMonth]).toEqual(['2026-01', '2026-01'])
	const moved = { baseRev: String(shown.rev), asOfMonth: shown.today, 'was.asOfMonth': shown.plan.asOfMonth }
	expect((await browser.send(page.action, at, moved)).status).toBe(200)
	const { plan } = await getPlan(owner, { projectId })
	expect(plan.asOfMonth).toBe(shown.today)
})

test('a price sent from a page that was opened before the plan’s currency changed is refused, with what was typed', async () => {
	const owner = await aPerson()
	const name = 'powerContracts/first/energyPriceUsdPerMWh'
	const { projectId } = await createProject(owner, owner.teamId, planFile({ powerContracts: [contract('first')] }))
	const browser = await aBrowser(owner)
	const params = { project: projectId }
	const at = { path: `/p/${projectId}/money?tab=prices`, params }
	const { rev } = await browser.load(money.loader, at)
	const price = async (value: string) => {
		const sent = { intent: 'prices', baseRev: String(rev), field: name, shown: '', value }
		const answer = await browser.send(money.action, at, sent)
		const { plan } = await getPlan(owner, { projectId })
		return [answer.status, await answer.text(), plan.powerContracts[0]?.energyPriceUsdPerMWh] as const
	}
	const settings = { path: `/p/${projectId}/settings`, params }
	const euros = { currency: 'EUR', 'was.currency': '', usdPerCurrencyUnit: '1.25', 'was.usdPerCurrencyUnit': '' }
	expect((await browser.send(page.action, settings, { baseRev: String(rev), ...euros })).status).toBe(200)
	const [status, text, stored] = await price('50')
	expect([status, stored]).toEqual([422, null])
	expect(JSON.parse(text)).toMatchObject({
		problems: [{ field: name, text: expect.stringContaining('Write 50 USD or 50 EUR.') }],
		typed: { [name]: '50' },
	})
	expect((await price('dear'))[1]).toContain(`"field":"${name}"`)
	expect((await price('50 EUR')).at(-1)).toBe(62.5)
	const now = await browser.load(money.loader, at)
	expect(now.prices?.groups[0]?.rows.entries[0]?.fields).toContainEqual(
		expect.objectContaining({ name, value: '50', unit: 'EUR/MWh' }),
	)
})

test('a first price that cannot be read is refused beside its own field, and one that is missing beside the first', async () => {
	const owner = await aPerson()
	const order = { id: 'pool', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 72, orderMonth: '2027-01' }
	const { projectId } = await createProject(owner, owner.teamId, planFile({ chipOrders: [order] }))
	const browser = await aBrowser(owner)
	const at = { path: `/p/${projectId}/money`, params: { project: projectId } }
	const { rev } = await browser.load(money.loader, at)
	const first = async (typed: Readonly<Record<string, string>>) => {
		const answer = await browser.send(money.action, at, { intent: 'first', baseRev: String(rev), ...typed })
		return [answer.status, JSON.parse(await answer.text())]
	}
	const unread = { field: 'hour', text: expect.stringContaining('Expected a number') }
	expect(await first({ hour: 'dear' })).toEqual([
		422,
		expect.objectContaining({ problems: [unread], typed: { hour: 'dear' } }),
	])
	expect(await first({ hour: '', tokens: '' })).toEqual([
		422,
		expect.objectContaining({ problems: [expect.objectContaining({ field: 'hour' })] }),
	])
	expect((await first({ hour: '$2.40 USD' }))[0]).toBe(200)
	expect((await getPlan(owner, { projectId })).plan.chipOrders[0]?.rentUsdPerAcceleratorHour).toBe(2.4)
})
