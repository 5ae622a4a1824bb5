import { expect, test } from 'vitest'
import * as energy from '#app/routes/p.$project.energy/route.tsx'
import * as history from '#app/routes/p.$project.history.$version/route.tsx'
import { getHeading } from '#server/services/plans/plan-heading.ts'
import { editPlan } from '#server/services/plans/edit-plan.ts'
import { listEntryChanges } from '#server/services/plans/history/list-entry-changes.ts'
import { restoreVersion } from '#server/services/plans/history/restore-version.ts'
import { undoChange } from '#server/services/plans/history/undo-change.ts'
import { updatePlanHead } from '#server/services/plans/update-plan-head.ts'
import { updatePlanItem } from '#server/services/plans/update-plan-item.ts'
import { setAssumption } from '#server/services/plans/set-assumption.ts'
import { createProject } from '#server/services/projects/create-project.ts'
import { createScenario } from '#server/services/scenarios/create-scenario.ts'
import { aBrowser } from '../factories/browser.ts'
import { getPlan } from '../factories/get-plan.ts'
import { aMember, aPerson } from '../factories/people.ts'
import { noteSet } from '../factories/plan-edits.ts'
import { contract, hall, planFile } from '../factories/plan-file.ts'

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
