import { expect, test } from 'vitest'
import * as todo from '#app/routes/p.$project.todo/route.tsx'
import * as newPlan from '#app/routes/t.$team.projects.new/route.tsx'
import * as place from '#app/routes/t.$team.place/route.ts'
import * as sized from '#app/routes/t.$team.sized/route.ts'
import * as places from '#app/routes/t.$team.places/route.ts'
import { getPlan } from '../factories/get-plan.ts'
import { listProjects } from '#server/actions/projects/projects.ts'
import { confirmed, isToConfirm } from '#shared/start/to-confirm.ts'
import { aBrowser } from '../factories/browser.ts'
import { aMember, aPerson, type Person } from '../factories/people.ts'

const ANSWERS = { from: 'questions', place: 'New Albany, Ohio', itMW: '12 MW', by: '2034-Q2', use: 'serve' }

async function send(person: Person, teamId: string, over: Readonly<Record<string, string>> = {}) {
	const at = { path: `/t/${teamId}/projects/new`, params: { team: teamId } }
	const answer = await (await aBrowser(person)).send(newPlan.action, at, { ...ANSWERS, ...over })
	const text = await answer.text()
	return { status: answer.status, text, headers: answer instanceof Response ? answer.headers : new Headers() }
}

test('three answers make a whole plan that says of every default where it is from', { timeout: 120_000 }, async () => {
	const owner = await aPerson()
	const made = await send(owner, owner.teamId)
	expect(made.status).toBe(302)
	const projectId = made.headers.get('Location')?.replace('/p/', '') ?? ''
	const { plan } = await getPlan(owner, { projectId })
	expect(plan.name).toBe('New Albany 12 MW')
	// It stays in the plan when that is changed, so it says of when it is.
	expect(plan.description).toMatch(
		/^In \w+ \d{4}, the request was 12 MW IT at New Albany by June 2034\. As sized, all of it ran from June 2034, on target: power, halls and chips were planned for it\.$/,
	)
	expect(plan.sites[0]).toMatchObject({ name: 'New Albany', country: 'US', region: 'Ohio', targetItMW: 12 })
	for (const list of ['powerContracts', 'buildPhases', 'chipOrders', 'applications', 'workloads'] as const)
		expect(plan[list].length, list).toBeGreaterThan(0)
	const asked = Object.values(plan.notes).filter(({ why }) => isToConfirm(why))
	expect(asked.length).toBeGreaterThan(6)
	expect(asked.every(({ source }) => source !== null && source !== '')).toBe(true)
})

test(
	'a plan is in what its place pays in, with the rate and its source, or in dollars where they are asked for',
	{
		timeout: 120_000,
	},
	async () => {
		const owner = await aPerson()
		const planIn = async (currency: string) => {
			const made = await send(owner, owner.teamId, { place: 'Querétaro, Mexico', currency })
			const { plan } = await getPlan(owner, { projectId: made.headers.get('Location')?.replace('/p/', '') ?? '' })
			return plan
		}
		const inPesos = await planIn('')
		expect(inPesos).toMatchObject({ currency: 'MXN', usdPerCurrencyUnit: 0.0557 })
		expect(inPesos.notes['usdPerCurrencyUnit']?.source).toMatch(/^International Monetary Fund/)
		expect(await planIn('USD')).toMatchObject({ currency: null, usdPerCurrencyUnit: null })
		const refused = await send(owner, owner.teamId, { currency: 'EUR' })
		expect(refused.status).toBe(400)
		expect(refused.text).toContain('Choose US dollars, or leave it open.')
	},
)

test('each wrong answer is told at its field, and what was typed stays', async () => {
	const owner = await aPerson()
	const refused = await send(owner, owner.teamId, { place: 'New Albany', itMW: 'plenty', by: 'soon', use: 'mine' })
	expect(refused.status).toBe(400)
	const said: unknown = JSON.parse(refused.text)
	expect(said).toMatchObject({
		from: 'questions',
		typed: { place: 'New Albany', itMW: 'plenty', by: 'soon', use: 'mine' },
		problems: [{ field: 'place' }, { field: 'use' }, { field: 'itMW' }, { field: 'by' }],
	})
	expect(refused.text).toContain('New Albany, Ohio, United States')
	expect(await listProjects(owner, owner.teamId)).toEqual([])
})

test('strangers find no team, and who may only look makes no plan', async () => {
	const owner = await aPerson()
	const [stranger, viewer] = [await aPerson('A stranger'), await aMember(owner.teamId, 'viewer')]
	expect((await send(stranger, owner.teamId)).status).toBe(404)
	expect((await send(viewer, owner.teamId)).status).toBe(403)
	const at = { path: '/t/team/places?q=paris', params: { team: owner.teamId } }
	await expect((await aBrowser(stranger)).load(places.loader, at)).rejects.toMatchObject({ status: 404 })
	const found = await (await aBrowser(owner)).load(places.loader, at)
	expect(await found.json()).toContainEqual({ label: 'Paris, France', people: 2_138_551 })
})

test('what no form of the page sends is refused and makes nothing', async () => {
	const owner = await aPerson()
	const bodies: readonly Readonly<Record<string, string>>[] = [
		{ 'place[0]': 'x' },
		{ place: '\u0000' },
		{ place: '\ud800' },
		{ place: 'x'.repeat(100_000) },
		{ itMW: '1e309' },
		{ itMW: '9'.repeat(5000) },
		{ by: '0000-00' },
		{ users: 'NaN' },
		{ model: '../../etc/passwd' },
		{ archetype: '__proto__' },
	]
	for (const body of bodies) {
		const { status } = await send(owner, owner.teamId, body)
		expect(status, JSON.stringify(body).slice(0, 60)).toBeGreaterThanOrEqual(400)
		expect(status, JSON.stringify(body).slice(0, 60)).toBeLessThan(500)
	}
	expect(await listProjects(owner, owner.teamId)).toEqual([])
})

test(
	'a confirmed default asks no more, keeps its source, and one undo lets it ask again',
	{ timeout: 120_000 },
	async () => {
		const owner = await aPerson()
		const projectId = (await send(owner, owner.teamId)).headers.get('Location')?.replace('/p/', '') ?? ''
		const notes = async () => (await getPlan(owner, { projectId })).plan.notes
		const [key = ''] = Object.entries(await notes()).flatMap(([at, { why }]) => (isToConfirm(why) ? [at] : []))
		const before = (await notes())[key]
		const browser = await aBrowser(owner)
		const at = { path: `/p/${projectId}/todo`, params: { project: projectId } }
		const answer = await browser.send(todo.action, at, { key })
		expect(answer.status).toBe(200)
		expect((await notes())[key]).toEqual({ ...before, why: confirmed(before?.why ?? '') })
		const stranger = await aBrowser(await aPerson('A stranger'))
		expect((await stranger.send(todo.action, at, { key })).status).toBe(404)
	},
)

test(
	'a preview says what the answers come to, stores nothing, and is for who may make plans',
	{ timeout: 120_000 },
	async () => {
		const owner = await aPerson()
		const { from: _from, ...answers } = ANSWERS
		const look = async (person: Person, over: Readonly<Record<string, string>> = {}) => {
			const path = `/t/team/sized?${new URLSearchParams({ ...answers, ...over }).toString()}`
			const answer = await (await aBrowser(person)).load(sized.loader, { path, params: { team: owner.teamId } })
			const said: unknown = await answer.json()
			return said
		}
		expect(await look(owner)).toMatchObject({
			ok: true,
			view: {
				finding: {
					title: expect.stringMatching(/^\$[\d.]+M of chips idle from \d{4}: demand uses (?:none|[\d.]+%) of them$/),
				},
				figures: [{ label: 'Full power', why: null }, {}, {}, {}, {}],
			},
		})
		expect(await look(owner, { itMW: 'up to 0.5 gigawatts' })).toMatchObject({
			reads: { itMW: 'Read as 500 MW, the most said.' },
		})
		expect(await look(owner, { itMW: 'plenty' })).toEqual({
			ok: false,
			reads: { by: 'Read as June 2034.' },
			text: 'IT power: Enter power in digits, such as 450 MW, 1.2 GW or 900 kW.',
		})
		expect(await look(owner, { place: '', by: '' })).toMatchObject({ ok: false })
		expect(await listProjects(owner, owner.teamId)).toEqual([])
		const [stranger, viewer] = [await aPerson('A stranger'), await aMember(owner.teamId, 'viewer')]
		await expect(look(stranger)).rejects.toMatchObject({ status: 404 })
		await expect(look(viewer)).rejects.toMatchObject({ status: 403 })
	},
)

test('a place is told with the rows read for it, how far they lie, and a map around them', async () => {
	const owner = await aPerson()
	const look = async (person: Person, text: string) => {
		const at = { path: `/t/team/place?place=${encodeURIComponent(text)}`, params: { team: owner.teamId } }
		const said: unknown = await (await (await aBrowser(person)).load(place.loader, at)).json()
		return said
	}
	const found = await look(owner, '40.08, -82.81')
	expect(found).toMatchObject({ ok: true, country: 'US', latitude: 40.08, longitude: -82.81 })
	expect(JSON.stringify(found)).toContain('Northern Virginia, 474 km away')
	expect(await look(owner, 'New Albany')).toMatchObject({ ok: false })
	await expect(look(await aPerson('A stranger'), 'Paris')).rejects.toMatchObject({ status: 404 })
})
