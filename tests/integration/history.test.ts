import { expect, test } from 'vitest'
import * as activity from '#app/routes/p.$project.activity/route.tsx'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import * as history from '#app/routes/p.$project.history.$version/route.tsx'
import { database } from '#server/store/client.ts'
import { Prisma } from '#server/store/generated/client.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { getHeading } from '#server/actions/plans/plan-heading.ts'
import { editPlan } from '#server/actions/plans/edit-plan.ts'
import { listChanges } from '#server/actions/plans/history/list-changes.ts'
import { listEntryChanges } from '#server/actions/plans/history/list-entry-changes.ts'
import { restoreVersion } from '#server/actions/plans/history/restore-version.ts'
import { undoChange } from '#server/actions/plans/history/undo-change.ts'
import { updatePlanHead } from '#server/actions/plans/update-plan-head.ts'
import { updatePlanItem } from '#server/actions/plans/update-plan-item.ts'
import { setAssumption } from '#server/actions/plans/set-assumption.ts'
import { createProject } from '#server/actions/projects/create-project.ts'
import { createScenario } from '#server/actions/scenarios/create-scenario.ts'
import { aBrowser } from '../factories/browser.ts'
import { getPlan } from '../factories/get-plan.ts'
import { aMember, aPerson } from '../factories/people.ts'
import { noteSet } from '../factories/plan-edits.ts'
import { contract, hall, planFile } from '../factories/plan-file.ts'
import { statementsSent } from '../factories/statements-sent.ts'

const patch = (itemId: string, value: number) => ({
	patches: [{ kind: 'powerContracts' as const, itemId, field: 'capacityMW', value }],
})

const WIND = {
	id: 'wind',
	siteId: 'abilene',
	name: 'wind',
	kind: 'utility_firm',
	capacityMW: 60,
	startMonth: '2026-06',
}

test('any version is seen beside the plan as it stands, and comes back whole or in one place, as a new version that can be undone', async () => {
	const ana = await aPerson('Ana Lucas')
	const jun = await aMember(ana.teamId, 'editor')
	const made = planFile({
		powerContracts: [contract('grid'), contract('gas'), contract('solar')],
		buildPhases: [hall('hall-a'), hall('hall-b', { startsAfter: 'hall-a' })],
		notes: { 'powerContracts/gas/capacityMW': { source: 'Offer' } },
	})
	const { projectId } = await createProject(ana, ana.teamId, made)
	const ref = { projectId }
	const begun = await getPlan(ana, ref)
	// By two people: fields, a note, an entry that comes and is changed, one that goes, the order, an assumption, the head.
	await updatePlanItem(ana, ref, patch('grid', 125))
	await updatePlanItem(jun, ref, patch('grid', 130))
	// Another value by the same offer: the note goes with the old one, and is said anew.
	await updatePlanItem(jun, ref, patch('gas', 180))
	await editPlan(jun, ref, noteSet('powerContracts/gas/capacityMW', { source: 'Offer' }))
	await editPlan(ana, ref, {
		command: 'edits',
		edits: [{ action: 'add', kind: 'powerContracts', item: { ...WIND }, at: 1 }],
	})
	await updatePlanItem(jun, ref, patch('wind', 70))
	await editPlan(jun, ref, { command: 'removal', kind: 'powerContracts', itemId: 'solar' })
	await setAssumption(ana, ref, { key: 'siteReserve', entry: { text: '0.2', why: 'As built', source: null } })
	await updatePlanHead(jun, ref, { fields: { description: 'Second thoughts' } })
	const last = await getPlan(ana, ref)

	const pages = await aBrowser(ana)
	const at = { path: `/p/${projectId}/history/1`, params: { project: projectId, version: '1' } }
	const { rows, by } = await pages.load(history.loader, at)
	expect(by?.name).toBe('Ana Lucas')
	expect(rows).toContainEqual(expect.objectContaining({ place: 'Capacity of grid', then: '200 MW', now: '130 MW' }))
	expect(rows).toContainEqual(expect.objectContaining({ place: 'wind', then: 'not in the plan', now: 'in the plan' }))
	expect(rows).toContainEqual(expect.objectContaining({ place: 'solar', then: 'in the plan', now: 'not in the plan' }))

	// One place: the rest stays.
	const one = { part: 'one', kind: 'powerContracts', itemId: 'grid', field: 'capacityMW' }
	expect((await pages.send(history.action, at, one)).status).toBe(302)
	const mended = await getPlan(ana, ref)
	const expected = structuredClone(last.plan)
	for (const item of expected.powerContracts) if (item.id === 'grid') item.capacityMW = 200
	expect(mended.plan).toEqual(expected)

	// All of it, by somebody who made none of the changes that go; and back again.
	expect(await restoreVersion(jun, ref, { version: 1 })).toMatchObject({ ok: true })
	const restored = await getPlan(ana, ref)
	expect(restored.plan).toEqual(begun.plan)
	expect(restored.rev).toBeGreaterThan(mended.rev)
	expect((await pages.load(history.loader, at)).rows).toEqual([])
	expect((await undoChange(jun, ref)).ok).toBe(true)
	expect((await getPlan(ana, ref)).plan).toEqual(mended.plan)

	// A scenario gets back what it said itself, and follows the baseline in the rest.
	const scenarioId = await createScenario(ana, ref, { label: 'Trial', about: '' })
	const trial = { projectId, scenarioId }
	const before = await getPlan(ana, trial)
	await updatePlanItem(ana, trial, patch('gas', 90))
	await updatePlanItem(jun, ref, patch('grid', 222))
	await restoreVersion(ana, trial, { version: before.rev })
	const { plan } = await getPlan(ana, trial)
	expect(plan.powerContracts.map(({ id, capacityMW }) => [id, capacityMW])).toEqual([
		['grid', 222],
		...before.plan.powerContracts.slice(1).map(({ id, capacityMW }) => [id, capacityMW]),
	])

	// What meets others' edits is kept aside, in a scenario, and the plan stays as they left it.
	const cells = JSON.stringify([{ id: 'gas', field: 'capacityMW', text: '77', baseRev: 1 }])
	const form = { intent: 'set', list: 'powerContracts', cells }
	const page = { path: `/p/${projectId}/energy`, params: { project: projectId } }
	await updatePlanItem(jun, ref, patch('gas', 66))
	expect((await pages.send(energy.action, page, form)).status).toBe(409)
	const aside = { ...form, aside: 'yes', once: 'sent-twice-made-once' }
	for (let sent = 0; sent < 2; sent += 1) expect((await pages.send(energy.action, page, aside)).status).toBe(302)
	const kept = (await getHeading(ana, ref)).scenarios.filter(({ label }) => label.startsWith('Ana Lucas'))
	expect(kept).toHaveLength(1)
	const asideId = kept[0]?.id
	const gasIn = async (scenarioId: string | undefined) =>
		(await getPlan(ana, { projectId, scenarioId })).plan.powerContracts.find(({ id }) => id === 'gas')?.capacityMW
	expect([await gasIn(undefined), await gasIn(asideId)]).toEqual([66, 77])

	const viewer = await aMember(ana.teamId, 'viewer')
	await expect(restoreVersion(viewer, ref, { version: 1 })).rejects.toMatchObject({ code: 'forbidden' })
	await expect(restoreVersion(ana, ref, { version: 100_000 })).rejects.toMatchObject({ code: 'not_found' })
	await expect(restoreVersion(await aPerson(), ref, { version: 1 })).rejects.toMatchObject({ code: 'not_found' })
}, 60_000)

test('the history of an entry tells the notes beside it, of a field those of its own', async () => {
	const ana = await aPerson('Ana Lucas')
	const made = planFile({ powerContracts: [contract('grid'), contract('gas')] })
	const { projectId } = await createProject(ana, ana.teamId, made)
	const ref = { projectId }
	await updatePlanItem(ana, ref, patch('grid', 125))
	await editPlan(ana, ref, noteSet('powerContracts/grid/capacityMW', { source: 'Offer of May', quality: 'quote' }))
	await editPlan(ana, ref, noteSet('powerContracts/grid/startMonth', { source: 'Letter' }))
	await editPlan(ana, ref, noteSet('powerContracts/gas/capacityMW', { source: 'Elsewhere' }))
	const seen = async (of: { projectId: string; scenarioId?: string }, key: string) => {
		const rows = await listEntryChanges(await getHeading(ana, of), key)
		return rows.map(({ kind, itemId }) => `${kind} ${itemId}`)
	}
	const own = ['notes powerContracts/grid/startMonth', 'notes powerContracts/grid/capacityMW', 'powerContracts grid']
	expect(await seen(ref, 'powerContracts/grid')).toEqual(own)
	expect(await seen(ref, 'powerContracts/grid/capacityMW')).toEqual(own.slice(1))
	const scenarioId = await createScenario(ana, ref, { label: 'Late', about: '' })
	expect(await seen({ projectId, scenarioId }, 'powerContracts/grid')).toEqual(own)
})

type LogSearch = Readonly<Record<string, string>>

/** A plan with a log as long as that, of two people and two contracts, an edit an hour; and its page of the activity. */
async function aLongLog(edits: number) {
	const ana = await aPerson('Ana Lucas')
	const jun = await aMember(ana.teamId, 'editor')
	const { projectId } = await createProject(
		ana,
		ana.teamId,
		planFile({ powerContracts: [contract('grid'), contract('gas')] }),
	)
	const { scenario } = await getHeading(ana, { projectId })
	const scope = { teamId: ana.teamId, scenarioId: scenario.id }
	await acrossTeams(async () => {
		await database().change.createMany({
			data: Array.from({ length: edits }, (_, index) => ({
				...{ ...scope, rev: index + 2, step: index + 2, action: 'update', kind: 'powerContracts' },
				...{ itemId: index % 5 === 0 ? 'gas' : 'grid', at: new Date(FIRST_EDIT + index * 3_600_000) },
				...(index % 3 === 0 ? { userId: jun.userId, userName: jun.name } : { userId: ana.userId, userName: ana.name }),
				fields: [{ field: 'capacityMW', before: index, after: index + 1 }],
			})),
		})
		await database().scenario.updateMany({ where: { id: scenario.id }, data: { rev: edits + 1 } })
	})
	const browser = await aBrowser(ana)
	const read = async (search: LogSearch, reader = browser) => {
		const path = `/p/${projectId}/activity?${new URLSearchParams(search).toString()}`
		return await reader.load(activity.loader, { path, params: { project: projectId } })
	}
	/** The edits of all pages, and how many there were at most on one. */
	const walk = async (search: LogSearch) => {
		const pages: (readonly number[])[] = []
		for (let before: number | null = null, isFirst = true; isFirst || before !== null; isFirst = false) {
			const page: Awaited<ReturnType<typeof read>> = await read(
				before === null ? search : { ...search, before: String(before) },
			)
			pages.push(page.entries.map(({ rev }) => rev))
			before = page.next
		}
		return { revs: pages.flat(), longest: Math.max(...pages.map(({ length }) => length)) }
	}
	return { ana, jun, projectId, scope, read, walk }
}
const FIRST_EDIT = Date.parse('2026-03-01T00:00:00Z')

test('the activity of 250 changes is read page by page back to the first, and by person, row and days', async () => {
	const { jun, read, walk } = await aLongLog(250)
	const all = await walk({})
	expect(all.revs).toEqual(Array.from({ length: 251 }, (_, index) => 251 - index))
	expect(all.longest).toBe(50)
	const first = await read({})
	expect(first.finding.title).toBe('250 changes by two people')
	expect(first.people.map(({ name }) => name)).toEqual(['Ana Lucas', jun.name])
	expect(first.rows).toEqual([
		{
			label: 'Power contracts',
			rows: [
				{ value: 'powerContracts/gas', label: 'gas' },
				{ value: 'powerContracts/grid', label: 'grid' },
			],
		},
	])

	const counts = async (search: LogSearch) => [(await walk(search)).revs.length, (await read(search)).finding.title]
	expect(await counts({ person: jun.userId })).toEqual([84, '84 changes found'])
	expect(await counts({ row: 'powerContracts/gas' })).toEqual([50, '50 changes found'])
	expect((await walk({ person: jun.userId, row: 'powerContracts/gas' })).revs).toHaveLength(17)
	// A day is all of it, in UTC, and both days count.
	expect((await walk({ from: '2026-03-02', to: '2026-03-03' })).revs).toEqual(
		Array.from({ length: 48 }, (_, index) => 73 - index),
	)
	expect(await counts({ row: 'powerContracts/coal' })).toEqual([0, 'No changes found'])
	expect((await read({ row: 'powerContracts/coal' })).filter.row).toBe('powerContracts/coal')

	// What makes no sense in an address is told beside its field.
	const wrong = await read({ from: '2026-13-40', to: 'soon' })
	expect(Object.keys(wrong.problems)).toEqual(['from', 'to'])
	expect(wrong.entries).toHaveLength(50)
	expect((await read({ from: '2026-03-03', to: '2026-03-01' })).problems.to).toMatch(/before the first/)
	expect((await read({ before: 'x' })).entries[0]?.rev).toBe(251)
}, 60_000)

test('the activity of a scenario is read to its beginning through the edits of the baseline it follows', async () => {
	const { ana, projectId, walk } = await aLongLog(230)
	const scenarioId = await createScenario(ana, { projectId }, { label: 'Late', about: '' })
	await updatePlanItem(ana, { projectId, scenarioId }, patch('gas', 77))
	await updatePlanItem(ana, { projectId }, patch('grid', 210))
	await updatePlanItem(ana, { projectId, scenarioId }, patch('gas', 78))
	const { revs, longest } = await walk({ scenario: scenarioId })
	const whole = await listChanges(ana, { projectId, scenarioId }, { most: 10_000 })
	expect(revs).toEqual(whole.map(({ rev }) => rev))
	expect(longest).toBe(50)
	expect(new Set(revs).size).toBe(revs.length)
	// The scenario has its own of the gas: what the baseline says of it is not seen there.
	expect(whole.filter(({ inBaseline }) => inBaseline === true).every(({ itemId }) => itemId === 'grid')).toBe(true)
	expect(whole.filter(({ inBaseline }) => inBaseline === true)).toHaveLength(185)
}, 60_000)

test('a page of the activity reads no more of 5,000 changes than it shows', async () => {
	const { ana, scope, read } = await aLongLog(5000)
	expect((await read({})).finding.title).toBe('5000 changes by two people')
	const sent = statementsSent()
	await read({ before: '2000', person: ana.userId })
	sent.end()
	expect(sent.mostRows()).toBeLessThanOrEqual(51)
	const plans = await acrossTeams(async () => {
		await database().$executeRaw`ANALYZE "changes"`
		const where = Prisma.sql`"teamId" = ${scope.teamId} AND "scenarioId" = ${scope.scenarioId}`
		return await Promise.all(
			[
				Prisma.sql`SELECT "rev" FROM "changes" WHERE ${where} AND "rev" < 2000 ORDER BY "rev" DESC LIMIT 51`,
				Prisma.sql`SELECT "rev" FROM "changes" WHERE ${where} AND "userId" = ${ana.userId} ORDER BY "rev" DESC LIMIT 51`,
				Prisma.sql`SELECT "rev" FROM "changes" WHERE ${where} AND "at" >= ${new Date(FIRST_EDIT)} AND "at" < ${new Date(FIRST_EDIT + 86_400_000)} ORDER BY "rev" DESC LIMIT 51`,
				Prisma.sql`SELECT "rev" FROM "changes" WHERE "teamId" = ${scope.teamId} ORDER BY "at" DESC LIMIT 60`,
			].map((query) => database().$queryRaw<{ 'QUERY PLAN': string }[]>`EXPLAIN ${query}`),
		)
	})
	for (const plan of plans) {
		const text = plan.map((line) => line['QUERY PLAN']).join('\n')
		expect(text).toMatch(/Index (Only )?Scan|Bitmap Index Scan/)
		expect(text).not.toContain('Seq Scan on changes')
	}
}, 60_000)
