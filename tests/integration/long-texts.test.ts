import { expect, test } from 'vitest'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import * as exchange from '#app/routes/p.$project.exchange/route.tsx'
import * as find from '#app/routes/p.$project.find/route.ts'
import * as newPlan from '#app/routes/t.$team.projects.new/route.tsx'
import * as place from '#app/routes/t.$team.place/route.ts'
import * as places from '#app/routes/t.$team.places/route.ts'
import { getPlan } from '../factories/get-plan.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { aBrowser } from '../factories/browser.ts'
import { aPerson } from '../factories/people.ts'
import { contract, planFile } from '../factories/plan-file.ts'

const PATIENCE = { timeout: 60_000 }
const DASHES = '-'.repeat(90_000)
const TOO_LONG = 'This has 90,000 characters, and at most 300 fit here. Shorten it.'

async function aPlan() {
	const owner = await aPerson('Ana Lucas')
	const { projectId } = await createProject(owner, owner.teamId, planFile({ powerContracts: [contract('grid')] }))
	const at = (page: string) => ({ path: `/p/${projectId}/${page}`, params: { project: projectId } })
	const now = async () => await getPlan(owner, { projectId })
	return { owner, browser: await aBrowser(owner), at, now, team: { team: owner.teamId } }
}

test(
	'a cell that is longer than a cell is refused by its field, its limit and what mends it; nothing is written',
	PATIENCE,
	async () => {
		const { browser, at, now } = await aPlan()
		const before = await now()
		const problems = [{ text: `Capacity: ${TOO_LONG}` }]
		const cells = JSON.stringify([{ id: 'grid', field: 'capacityMW', text: DASHES, baseRev: before.rev }])
		const set = await browser.send(energy.action, at('energy'), { intent: 'set', list: 'powerContracts', cells })
		expect([set.status, JSON.parse(await set.text())]).toMatchObject([422, { ok: false, problems }])
		const form = {
			intent: 'save',
			list: 'powerContracts',
			itemId: 'grid',
			capacityMW: DASHES,
			baseRev: String(before.rev),
		}
		const saved = await browser.send(energy.action, at('energy'), form)
		expect([saved.status, JSON.parse(await saved.text())]).toMatchObject([422, { ok: false, problems }])
		const rows = [{ id: null, texts: ['A long one', DASHES] }]
		const block = JSON.stringify({ fields: ['name', 'capacityMW'], rows, baseRev: before.rev })
		const pasted = { intent: 'paste', list: 'powerContracts', block }
		const tried = await browser.send(energy.action, at('energy'), { ...pasted, dry: 'yes' })
		expect(JSON.parse(await tried.text())).toMatchObject({ preview: { rows: [{ becomes: 'refused', problems }] } })
		expect((await browser.send(energy.action, at('energy'), pasted)).status).toBe(422)
		expect((await now()).rev).toBe(before.rev)
	},
)

test(
	'a place, and words that are looked for, are refused before they are looked up where they are longer than a name',
	PATIENCE,
	async () => {
		const { browser, at, team } = await aPlan()
		const asked = (path: string) => ({ path: `/t/team/${path}`, params: team })
		const long = encodeURIComponent('é'.repeat(900))
		await expect(browser.load(places.loader, asked(`places?q=${long}`))).rejects.toMatchObject({ status: 413 })
		await expect(browser.load(find.loader, { ...at(''), path: `${at('find').path}?q=${long}` })).rejects.toMatchObject({
			status: 413,
		})
		// Each space could be one of several that the pattern for coordinates took: 7,900 of them held a thread for two minutes.
		const spaces = await browser.load(place.loader, asked(`place?place=1${'+'.repeat(7900)}x`))
		expect(await spaces.json()).toEqual({
			ok: false,
			text: 'This has 7,902 characters, and at most 200 fit here. Shorten it.',
		})
		const answers = { from: 'questions', place: 'Paris', itMW: DASHES, by: '2034', use: 'serve' }
		const refused = await browser.send(newPlan.action, asked('projects/new'), answers)
		expect(refused.status).toBe(400)
		expect(JSON.parse(await refused.text())).toMatchObject({
			problems: [{ field: 'itMW', text: 'This has 90,000 characters, and at most 200 fit here. Shorten it.' }],
		})
	},
)

test('of a list that no plan may have no entry is read', PATIENCE, async () => {
	const { browser, team } = await aPlan()
	const sites = Array.from({ length: 150_000 }, () => ({}))
	const file = new File([JSON.stringify({ ...planFile(), sites })], 'plan.json')
	const asked = { path: '/t/team/projects/new', params: team }
	const refused = await browser.send(newPlan.action, asked, { from: 'file', file })
	const { problems }: { problems: readonly string[] } = JSON.parse(await refused.text())
	expect(problems).toHaveLength(1)
	expect(problems[0]).toMatch(/at most 200 entries.*It has 150,000\. Take some out/s)
})

test('a key that is half capitals is told in words as fast as any other', PATIENCE, async () => {
	const { browser, team } = await aPlan()
	const chip = `a${'A'.repeat(50)}_`
	const order = { id: 'o', siteId: 'abilene', name: 'First', chip, accelerators: 8, deliveryMonth: '2026-06' }
	const file = new File([JSON.stringify({ ...planFile(), chipOrders: [order] })], 'plan.json')
	const refused = await browser.send(
		newPlan.action,
		{ path: '/t/team/projects/new', params: team },
		{ from: 'file', file },
	)
	expect(refused.status).toBe(400)
	expect(await refused.text()).toContain(chip)
})

test('a schedule of signs that begin no entity is refused at the first of them', PATIENCE, async () => {
	const { browser, at } = await aPlan()
	const file = new File([`<Project>${'&'.repeat(900_000)}</Project>`], 'schedule.xml')
	const refused = await browser.send(exchange.action, at('exchange'), { intent: 'read', file })
	expect(await refused.text()).toMatch(/“&{40}” is not an entity/)
})
