import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { listChangesSince } from '#server/store/rows/changes.ts'
import type { EditAnswer } from '#server/actions/plans/change-plan.ts'
import { editPlan, updatePlanHead, updatePlanItem, setAssumption } from '#server/actions/plans/edits.ts'
import { getPlan } from '../../factories/get-plan.ts'
import { undoChange } from '#server/actions/plans/history/undo-change.ts'
import type { FieldPatch } from '#server/runs/edits/plan-command.ts'
import type { PlanEdit } from '#server/runs/edits/plan-edit.ts'
import { rangeEdits } from '#server/runs/edits/commands/range-edits.ts'
import type { JsonRecord } from '#server/store/rows/plan-documents.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { asOf } from '#shared/status-month.ts'
import { openResult } from '../../factories/verdict/open-result.ts'
import { noteSet } from '../../factories/plan-edits.ts'
import { replayLog } from '../../factories/replay-log.ts'
import { aMember, aPerson, type Person } from '../../factories/people.ts'
import { contract, hall, planFile } from '../../factories/plan-file.ts'

async function aProject(over: Record<string, unknown> = {}) {
	const owner = await aPerson('Ana Lucas')
	const { projectId } = await createProject(owner, owner.teamId, aPlan(over))
	return { owner, ref: { projectId } }
}

function aPlan(over: Record<string, unknown> = {}) {
	const plan = planFile({
		powerContracts: [contract('grid'), contract('gas', { kind: 'btm_recip' })],
		buildPhases: [hall('hall-a'), hall('hall-b', { startsAfter: 'hall-a' })],
		...over,
	})
	// A plan the checks would refuse proves nothing.
	expect(parsePlanFile(toPlanFile(plan))).toEqual({ ok: true, plan })
	return plan
}

/** Sets one field of a contract, named `contract.field`; `baseRev` is what the editor was looking at. */
const patch = (place: `${string}.${string}`, value: FieldPatch['value'], baseRev?: number) => {
	const [itemId = '', ...field] = place.split('.')
	return { patches: [{ kind: 'powerContracts' as const, itemId, field: field.join('.'), value, baseRev }] }
}

/** Adds a contract, and what else is typed with it. */
const added = (item: JsonRecord, ...notes: readonly PlanEdit[]) => ({
	command: 'edits' as const,
	edits: [{ action: 'add' as const, kind: 'powerContracts' as const, item }, ...notes],
})

function written(answer: EditAnswer) {
	if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
	return answer
}

async function log(owner: Person, projectId: string) {
	const { scenario, project } = await getPlan(owner, { projectId })
	return await listChangesSince({ teamId: project.teamId, scenarioId: scenario.id }, 0)
}

test('a plan comes back from the database exactly as it went in', async () => {
	const plan = aPlan({
		currency: 'EUR',
		usdPerCurrencyUnit: 1.1,
		asOfMonth: '2026-11',
		assumptions: {
			trainingGoodput: 0.9,
			'abilene/weeklyHours': { value: 55, why: 'GC’s calendar', source: 'contract' },
		},
		notes: { 'powerContracts/grid/capacityMW': { low: 180, high: 200, why: '', source: '', quality: 'contract' } },
		labourPools: [{ id: 'el', siteId: 'abilene', trade: 'electrician', available: 900, annualGrowth: 0.1 + 0.2 }],
		actuals: [{ ref: 'phase:hall-a', month: '2026-05', percentComplete: 0.2, headcount: 410 }],
		applications: [{ id: 'support', archetype: 'customer-service', unitsAtStart: 2000, unitsAtEnd: 80000 }],
		workloads: [
			{ id: 'serve', kind: 'inference', model: 'llama-3.1-70b', applicationIds: ['support'], startMonth: '2026-10' },
			{
				id: 'train',
				kind: 'training',
				model: 'llama-3.1-405b',
				trainingTokens: 15.6e12,
				accelerators: 16384,
				startMonth: '2026-12',
			},
		],
		chipOrders: [
			{
				id: 'gb',
				siteId: 'abilene',
				chip: 'gb200-nvl72',
				accelerators: 36864,
				orderMonth: '2026-01',
				slipMonths: { p50: 0, p90: 3 },
			},
		],
	})
	const owner = await aPerson()
	const { projectId } = await createProject(owner, owner.teamId, plan)
	expect((await getPlan(owner, { projectId })).plan).toEqual(plan)
})

test('a plan with one assumption of its own keeps that one', async () => {
	const plan = aPlan({ assumptions: { trainingGoodput: 0.9 } })
	const owner = await aPerson()
	const { projectId } = await createProject(owner, owner.teamId, plan)
	expect((await getPlan(owner, { projectId })).plan.assumptions).toEqual(plan.assumptions)
})

test('eight people who each change another field at once keep all their edits, in one order', async () => {
	const { owner, ref } = await aProject()
	const editors = await Promise.all(Array.from({ length: 7 }, () => aMember(owner.teamId, 'editor')))
	const people = [owner, ...editors]
	const fields = [
		'capacityMW',
		'termMonths',
		'energyPriceUsdPerMWh',
		'demandChargeUsdPerKWMonth',
		'annualEscalation',
		'takeOrPayShare',
		'counterparty',
		'startDelayMonths',
	] as const
	const values = [150, 120, 51, 7, 0.03, 0.5, 'Oncor', { p50: 1, p90: 7 }]
	const answers = await Promise.all(
		people.map((person, index) =>
			updatePlanItem(person, ref, patch(`grid.${fields[index] ?? ''}`, values[index] ?? null, 1)),
		),
	)
	expect(answers.map((answer) => written(answer).rev).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
	const { plan, rev } = await getPlan(owner, ref)
	const stored = plan.powerContracts.find(({ id }) => id === 'grid')
	expect(rev).toBe(9)
	expect(stored).toMatchObject(Object.fromEntries(fields.map((field, index) => [field, values[index]])))
})

test('of two edits of one field the second is not made, and its author learns who wrote what and decides', async () => {
	const { owner, ref } = await aProject()
	const bo = await aMember(owner.teamId, 'editor')
	written(await updatePlanItem(owner, ref, patch('grid.capacityMW', 240, 1)))
	const refused = await updatePlanItem(bo, ref, {
		patches: [...patch('grid.capacityMW', 300, 1).patches, ...patch('grid.counterparty', 'Oncor', 1).patches],
	})
	expect(refused).toMatchObject({
		ok: false,
		conflicts: { rev: 2, found: [{ by: 'Ana Lucas', itemId: 'grid', field: 'capacityMW', was: 200, now: 240 }] },
	})
	const stored = async () => (await getPlan(owner, ref)).plan.powerContracts[0]
	expect(await stored()).toMatchObject({ capacityMW: 240, counterparty: null })
	written(await updatePlanItem(bo, ref, patch('grid.capacityMW', 240, 1)))
	written(await updatePlanItem(bo, ref, patch('grid.capacityMW', 300, 2)))
	expect(await stored()).toMatchObject({ capacityMW: 300 })
})

test('a removal is not made where somebody else has changed the entry since', async () => {
	const { owner, ref } = await aProject()
	const bo = await aMember(owner.teamId, 'editor')
	written(await updatePlanItem(owner, ref, patch('gas.capacityMW', 240, 1)))
	const asked = { kind: 'powerContracts' as const, itemId: 'gas' }
	const refused = await editPlan(bo, ref, { command: 'removal', ...asked, baseRev: 1 })
	expect(refused).toMatchObject({
		ok: false,
		conflicts: { rev: 2, found: [{ field: 'capacityMW', was: 200, now: 240 }] },
	})
	written(await editPlan(bo, ref, { command: 'removal', ...asked, baseRev: 2 }))
})

test('nested fields of one item do not collide either', async () => {
	const { owner, ref } = await aProject()
	const edits = [
		{ field: 'labour.weeklyHours', value: 55 },
		{ field: 'labour.shifts', value: 2 },
		{ field: 'interconnection.limitMW', value: 400 },
	]
	await Promise.all(
		edits.map((edit) => updatePlanItem(owner, ref, { patches: [{ kind: 'sites', itemId: 'abilene', ...edit }] })),
	)
	const [site] = (await getPlan(owner, ref)).plan.sites
	expect(site?.labour).toMatchObject({ weeklyHours: 55, shifts: 2 })
	expect(site?.interconnection.limitMW).toBe(400)
})

test('an edit that would break the plan writes nothing and names each problem with its path', async () => {
	const { owner, ref } = await aProject()
	const negative = await updatePlanItem(owner, ref, patch('grid.capacityMW', -5))
	expect(negative).toMatchObject({ ok: false, problems: [{ path: 'powerContracts[0].capacityMW' }] })
	const unknown = await updatePlanItem(owner, ref, patch('grid.colour', 'red'))
	expect(unknown.ok).toBe(false)
	const prototype = await updatePlanItem(owner, ref, patch('grid.__proto__.capacityMW', 1))
	expect(prototype.ok).toBe(false)
	const gone = await updatePlanItem(owner, ref, patch('no-such.capacityMW', 5))
	expect(gone.ok).toBe(false)
	expect((await getPlan(owner, ref)).rev).toBe(1)
	expect(await log(owner, ref.projectId)).toHaveLength(1)
})

test('an edit that changes nothing leaves no line in the log', async () => {
	const { owner, ref } = await aProject()
	expect(written(await updatePlanItem(owner, ref, patch('grid.capacityMW', 200))).rev).toBe(1)
})

test('the log leads from the first plan to the present one', async () => {
	const { owner, ref } = await aProject()
	const bo = await aMember(owner.teamId, 'editor')
	const solar = { id: 'solar', siteId: 'abilene', kind: 'ppa_solar', capacityMW: 100, startMonth: '2026-06' }
	written(await updatePlanItem(owner, ref, patch('grid.capacityMW', 240)))
	written(await editPlan(bo, ref, added(solar)))
	written(await editPlan(owner, ref, { command: 'removal', kind: 'powerContracts', itemId: 'gas' }))
	written(await updatePlanHead(bo, ref, { fields: { name: 'Abilene, phase 2', horizonMonths: 36 } }))
	written(
		await setAssumption(owner, ref, {
			key: 'trainingGoodput',
			entry: { text: '85 %', why: 'measured', source: 'logs' },
		}),
	)
	written(await setAssumption(owner, ref, { key: 'siteReserve', entry: { text: '1.3', why: null, source: null } }))
	written(await setAssumption(owner, ref, { key: 'siteReserve', entry: null }))
	written(
		await editPlan(
			owner,
			ref,
			noteSet('powerContracts/grid/capacityMW', {
				low: 180,
				high: 250,
				why: 'offer',
				source: 'mail',
				quality: 'quote',
			}),
		),
	)
	written(
		await updatePlanItem(bo, ref, {
			patches: [{ kind: 'sites', itemId: 'abilene', field: 'labour.weeklyHours', value: 55 }],
			why: 'The contractor’s calendar',
		}),
	)
	written(await undoChange(bo, ref))
	const { plan, rev } = await getPlan(owner, ref)
	const changes = await log(owner, ref.projectId)
	expect(changes.map((change) => change.rev)).toEqual(Array.from({ length: rev }, (_, index) => index + 1))
	expect(parsePlanFile(replayLog(changes))).toEqual({ ok: true, plan })
	expect(changes.at(-2)).toMatchObject({ why: 'The contractor’s calendar', userName: 'The editor', requestId: 'test' })
	expect(toPlanFile(plan)['assumptions']).toEqual({ trainingGoodput: { value: 0.85, why: 'measured', source: 'logs' } })
})

test('undo takes back one’s own edits, newest first, each once, and nobody else’s', async () => {
	const { owner, ref } = await aProject()
	const bo = await aMember(owner.teamId, 'editor')
	written(await updatePlanItem(owner, ref, patch('grid.capacityMW', 240)))
	written(await editPlan(owner, ref, { command: 'removal', kind: 'powerContracts', itemId: 'grid' }))
	written(await updatePlanItem(bo, ref, patch('gas.capacityMW', 99)))
	written(await undoChange(owner, ref))
	const back = (await getPlan(owner, ref)).plan.powerContracts
	expect(back.map(({ id, capacityMW }) => [id, capacityMW])).toEqual([
		['grid', 240],
		['gas', 99],
	])
	written(await undoChange(owner, ref))
	expect((await getPlan(owner, ref)).plan.powerContracts[0]?.capacityMW).toBe(200)
	expect((await undoChange(owner, ref)).ok).toBe(false)
})

test('undo stops at what somebody else has written since, and says whose it is', async () => {
	const { owner, ref } = await aProject()
	const bo = await aMember(owner.teamId, 'editor')
	const capacity = async () => (await getPlan(owner, ref)).plan.powerContracts[0]?.capacityMW
	written(await updatePlanItem(bo, ref, patch('grid.capacityMW', 22)))
	written(await updatePlanItem(owner, ref, patch('grid.capacityMW', 33)))
	expect(await undoChange(bo, ref)).toMatchObject({
		ok: false,
		obstructions: [{ by: 'Ana Lucas', itemId: 'grid', field: 'capacityMW' }],
	})
	expect(await capacity()).toBe(33)
	written(await undoChange(owner, ref))
	written(await undoChange(bo, ref))
	expect(await capacity()).toBe(200)
})

test('undoing an added entry takes no colleague’s edit with it', async () => {
	const { owner, ref } = await aProject()
	const bo = await aMember(owner.teamId, 'editor')
	const solar = { id: 'solar', siteId: 'abilene', kind: 'ppa_solar', capacityMW: 100, startMonth: '2026-06' }
	written(await editPlan(owner, ref, added(solar)))
	written(await updatePlanItem(bo, ref, patch('solar.capacityMW', 120)))
	expect(await undoChange(owner, ref)).toMatchObject({ ok: false, obstructions: [{ by: 'The editor' }] })
	written(await undoChange(bo, ref))
	written(await undoChange(owner, ref))
	expect((await getPlan(owner, ref)).plan.powerContracts).toHaveLength(2)
})

test('two undos at once undo two, and redo does them again until there is a new edit', async () => {
	const { owner, ref } = await aProject()
	const capacity = async () => (await getPlan(owner, ref)).plan.powerContracts[0]?.capacityMW
	for (const value of [210, 220, 230]) written(await updatePlanItem(owner, ref, patch('grid.capacityMW', value)))
	const both = await Promise.all([undoChange(owner, ref), undoChange(owner, ref)])
	expect(both.map(({ ok }) => ok)).toEqual([true, true])
	expect(await capacity()).toBe(210)
	written(await undoChange(owner, ref, { way: 'redo' }))
	expect(await capacity()).toBe(220)
	written(await undoChange(owner, ref, { way: 'redo' }))
	expect(await capacity()).toBe(230)
	expect((await undoChange(owner, ref, { way: 'redo' })).ok).toBe(false)
	for (const value of [220, 210, 200]) {
		written(await undoChange(owner, ref))
		expect(await capacity()).toBe(value)
	}
	written(await updatePlanItem(owner, ref, patch('grid.termMonths', 12)))
	expect((await undoChange(owner, ref, { way: 'redo' })).ok).toBe(false)
})

test('a range typed for a figure is kept beside it, goes with a plain figure, and undo brings both back at once', async () => {
	const { owner, ref } = await aProject({
		notes: { 'powerContracts/gas/capacityMW': { source: 'offer 12', quality: 'quote' } },
	})
	const typed = (itemId: string, value: number, range: FieldPatch['range']) =>
		updatePlanItem(owner, ref, { patches: [{ kind: 'powerContracts', itemId, field: 'capacityMW', value, range }] })
	const now = async () => {
		const { plan } = await getPlan(owner, ref)
		return { values: plan.powerContracts.map(({ capacityMW }) => capacityMW), notes: toPlanFile(plan)['notes'] }
	}
	const first = await now()
	written(await typed('gas', 110, { low: 80, high: 140 }))
	const ranged = await now()
	expect(ranged).toEqual({
		values: [first.values[0], 110],
		notes: { 'powerContracts/gas/capacityMW': { low: 80, high: 140 } },
	})
	written(await typed('grid', 250, { low: 200, high: 300 }))
	written(await typed('grid', 260, null))
	expect(await now()).toEqual({ ...ranged, values: [260, 110] })
	written(await undoChange(owner, ref))
	expect((await now()).notes).toMatchObject({ 'powerContracts/grid/capacityMW': { low: 200, high: 300 } })
	written(await undoChange(owner, ref))
	expect(await now()).toEqual(ranged)
	written(await undoChange(owner, ref))
	expect(await now()).toEqual(first)
	expect((await undoChange(owner, ref)).ok).toBe(false)
	const { plan } = await getPlan(owner, ref)
	expect(parsePlanFile(replayLog(await log(owner, ref.projectId)))).toEqual({ ok: true, plan })
})

test('a changed value drops source and grade of the old one, unless the same edit says them anew', async () => {
	const key = 'sites/abilene/interconnection.limitMW'
	const { owner, ref } = await aProject({
		notes: {
			'sites/abilene/interconnection/limitMW': { source: 'study', quality: 'quote', why: 'phase 1', low: 1, high: 2 },
			'powerContracts/grid/startMonth': { source: 'agreement of 2024', quality: 'contract' },
		},
	})
	const notes = async () => toPlanFile((await getPlan(owner, ref)).plan)['notes']
	const limit = (value: number) => ({
		kind: 'sites' as const,
		itemId: 'abilene',
		field: 'interconnection.limitMW',
		value,
	})
	expect(Object.keys((await getPlan(owner, ref)).plan.notes).sort()).toEqual(['powerContracts/grid/startMonth', key])
	const first = await notes()
	written(await updatePlanItem(owner, ref, patch('grid.startMonth', '2026-03')))
	expect(await notes()).toEqual({ [key]: { source: 'study', quality: 'quote', why: 'phase 1', low: 1, high: 2 } })
	written(
		await updatePlanItem(owner, ref, {
			patches: [limit(410)],
			notes: [
				{ kind: 'sites', itemId: 'abilene', field: 'interconnection.limitMW', part: 'quality', value: 'contract' },
			],
		}),
	)
	expect(await notes()).toEqual({ [key]: { quality: 'contract' } })
	written(await undoChange(owner, ref))
	written(await undoChange(owner, ref))
	expect(await notes()).toEqual(first)
})

test('what was pasted at once is taken back at once', async () => {
	const { owner, ref } = await aProject()
	const cell = (itemId: string, value: number) => ({
		kind: 'powerContracts' as const,
		itemId,
		field: 'capacityMW',
		value,
	})
	const before = (await getPlan(owner, ref)).plan
	written(await updatePlanItem(owner, ref, { patches: [cell('grid', 11), cell('gas', 12)] }))
	written(await undoChange(owner, ref))
	expect((await getPlan(owner, ref)).plan).toEqual(before)
})

test('a new entry keeps the ranges typed for it', async () => {
	const { owner, ref } = await aProject()
	const item = { id: 'solar', siteId: 'abilene', kind: 'ppa_solar', capacityMW: 110, startMonth: '2026-06' }
	const range = rangeEdits({ kind: 'powerContracts', itemId: 'solar', field: 'capacityMW' }, { low: 80, high: 140 })
	written(await editPlan(owner, ref, added(item, ...range)))
	expect((await getPlan(owner, ref)).plan.notes).toMatchObject({
		'powerContracts/solar/capacityMW': { low: 80, high: 140 },
	})
	written(await undoChange(owner, ref))
	const { plan } = await getPlan(owner, ref)
	expect([plan.powerContracts.length, Object.keys(plan.notes)]).toEqual([2, []])
})

test('a result belongs to the latest edit, and is what a run of the whole plan comes to', async () => {
	const { owner, ref } = await aProject({ asOfMonth: '2026-01' })
	const before = await openResult(owner, ref)
	const { rev } = written(await updatePlanItem(owner, ref, patch('grid.capacityMW', 240)))
	const after = await openResult(owner, ref)
	expect(after.rev).toBe(rev)
	expect(after.result).toEqual(computePlan(asOf(after.plan, after.result.asOfMonth)))
	expect(after.result.sites).not.toEqual(before.result.sites)
})
