import { expect, test } from 'vitest'
import * as remedies from '#app/routes/p.$project.remedies/route.ts'
import * as twoWay from '#app/routes/p.$project.two-way/route.ts'
import * as page from '#app/routes/p.$project.options/route.tsx'
import { getNews } from '#server/actions/plans/history/get-news.ts'
import { getPlan } from '../factories/get-plan.ts'
import type { PlanRef } from '#server/actions/plans/get-scenario.ts'
import { listChanges } from '#server/actions/plans/history/list-changes.ts'
import { editPlan, updatePlanHead, updatePlanItem } from '#server/actions/plans/edits.ts'
import { undoChange } from '#server/actions/plans/history/undo-change.ts'
import { createProject } from '#server/actions/projects/make-project.ts'
import { createScenario, binScenario, restoreScenario, listDifferences } from '#server/actions/scenarios/scenarios.ts'
import { promoteScenario } from '#server/actions/scenarios/promote.ts'
import { MOST_SCENARIOS } from '#shared/schemas/plan-budget.ts'
import { aBrowser } from '../factories/browser.ts'
import { aMember, aPerson, type Person } from '../factories/people.ts'
import { contract, hall, planFile } from '../factories/plan-file.ts'

const named = (label: string) => ({ label, about: '' })

/** A plan with a scenario, its owner, and a colleague. */
async function aTrial() {
	const owner = await aPerson()
	const plan = planFile({ powerContracts: [contract('grid'), contract('gas')], buildPhases: [hall('h1')] })
	const { projectId } = await createProject(owner, owner.teamId, plan)
	const colleague = await aMember(owner.teamId, 'editor')
	const scenarioId = await createScenario(owner, { projectId }, named('More gas'))
	return { owner, colleague, base: { projectId }, trial: { projectId, scenarioId } }
}
const set = (who: Person, ref: PlanRef, [itemId, value, baseRev]: readonly [string, number, number?]) =>
	updatePlanItem(who, ref, {
		patches: [{ kind: 'powerContracts', itemId, field: 'capacityMW', value, baseRev }],
	})
async function capacities(who: Person, ref: PlanRef) {
	const { plan } = await getPlan(who, ref)
	return Object.fromEntries(plan.powerContracts.map(({ id, capacityMW }) => [id, capacityMW]))
}
const rowsOf = async (who: Person, ref: PlanRef) => {
	const { scenarios } = await listDifferences(await getPlan(who, ref), new AbortController().signal)
	return scenarios.map(({ label, rows, aside }) => ({ label, rows, aside }))
}

test('an edit of the baseline is seen in a scenario unless it differs there, and counts as an edit of it', async () => {
	const { owner, colleague, base, trial } = await aTrial()
	const made = (await getPlan(owner, trial)).rev
	await set(owner, trial, ['gas', 300])
	await set(colleague, base, ['gas', 250])
	await set(colleague, base, ['grid', 210])
	expect(await capacities(owner, base)).toEqual({ grid: 210, gas: 250 })
	expect(await capacities(owner, trial)).toEqual({ grid: 210, gas: 300 })
	expect((await getPlan(owner, trial)).rev).toBe(made + 3)
	expect(await rowsOf(owner, base)).toMatchObject([
		{
			label: 'More gas',
			rows: [{ what: 'Capacity of gas', from: '250 MW', to: '300 MW', page: 'energy?edit=powerContracts%2Fgas' }],
		},
	])
	// What the scenario does not show of the baseline is not in its activity either.
	const lines = await listChanges(owner, trial)
	expect(lines.map(({ rev, itemId, inBaseline }) => [rev, itemId, inBaseline ?? false])).toEqual([
		[made + 3, 'grid', true],
		[made + 1, 'gas', false],
		[made, '', false],
	])
}, 60_000)

test('who edits a scenario is told what a colleague has written below it since, and of nothing that is not seen there', async () => {
	const { owner, colleague, base, trial } = await aTrial()
	await set(owner, trial, ['gas', 300])
	const { rev } = await getPlan(owner, trial)
	await set(colleague, base, ['grid', 210])
	await set(colleague, base, ['gas', 250])
	expect(await set(owner, trial, ['gas', 310, rev])).toMatchObject({ ok: true })
	const refused = await set(owner, trial, ['grid', 220, rev])
	expect(refused).toMatchObject({ ok: false, conflicts: { found: [{ itemId: 'grid', was: 200, now: 210 }] } })
	expect(await capacities(owner, trial)).toEqual({ grid: 210, gas: 310 })
	await set(owner, base, ['grid', 205])
	await set(colleague, base, ['grid', 215])
	const news = await getNews(owner, trial, rev)
	expect(news.replaced).toEqual([expect.stringMatching(/^.+ changed Capacity of grid from your 205 MW to 215 MW/)])
})

test('undo in a scenario takes back only what was done there, and follows the baseline again', async () => {
	const { owner, base, trial } = await aTrial()
	await set(owner, trial, ['gas', 300])
	await set(owner, base, ['gas', 250])
	expect(await undoChange(owner, trial)).toMatchObject({ ok: true })
	expect(await capacities(owner, trial)).toEqual({ grid: 200, gas: 250 })
	expect(await undoChange(owner, trial)).toMatchObject({ ok: false })
	expect(await undoChange(owner, trial, { way: 'redo' })).toMatchObject({ ok: true })
	expect(await undoChange(owner, base)).toMatchObject({ ok: true })
	expect(await capacities(owner, trial)).toEqual({ grid: 200, gas: 300 })
	expect(await capacities(owner, base)).toEqual({ grid: 200, gas: 200 })
})

test('what the baseline removes below a change is told where scenarios are listed', async () => {
	const { owner, base, trial } = await aTrial()
	await set(owner, trial, ['gas', 300])
	await editPlan(owner, base, { command: 'removal', kind: 'powerContracts', itemId: 'gas' })
	expect(await capacities(owner, trial)).toEqual({ grid: 200 })
	expect(await rowsOf(owner, base)).toMatchObject([{ rows: [], aside: [{ to: '300 MW' }] }])
	await undoChange(owner, base)
	expect(await capacities(owner, trial)).toEqual({ grid: 200, gas: 300 })
})

test('promoting writes all that a scenario states as one step of the baseline, and one undo takes it back', async () => {
	const { owner, base, trial } = await aTrial()
	await set(owner, trial, ['gas', 300])
	await updatePlanHead(owner, trial, { fields: { description: 'With more gas' } })
	await editPlan(owner, trial, { command: 'removal', kind: 'buildPhases', itemId: 'h1' })
	const { rev, plan: wanted } = await getPlan(owner, trial)
	expect(await promoteScenario(owner, trial, { seen: rev })).toMatchObject({ ok: true })
	expect((await getPlan(owner, base)).plan).toEqual(wanted)
	const kept = { label: expect.stringMatching(/^Baseline, \d+ \w+ \d{4}$/), aside: [] }
	expect(await rowsOf(owner, base)).toMatchObject([{ rows: [], aside: [] }, kept])
	expect((await listChanges(owner, base)).map(({ why, step }) => [why, step]).slice(0, 3)).toEqual(
		Array.from({ length: 3 }, () => ['Promoted from the scenario “More gas”', 2]),
	)
	const old = (await getPlan(owner, base)).scenarios.at(-1)
	const before = { ...base, scenarioId: old?.id }
	expect(await capacities(owner, before)).toEqual({ grid: 200, gas: 200 })
	expect((await getPlan(owner, before)).plan.buildPhases.map(({ id }) => id)).toEqual(['h1'])
	expect(await undoChange(owner, base)).toMatchObject({ ok: true })
	expect(await capacities(owner, base)).toEqual({ grid: 200, gas: 200 })
	expect((await getPlan(owner, trial)).plan).toEqual(wanted)
	// What the baseline was is the baseline again: nothing of it differs.
	expect((await rowsOf(owner, base)).at(-1)?.rows).toEqual([])
})

test('a promotion lets the other scenarios follow the new baseline, or leaves them the plans that they are', async () => {
	for (const others of ['follow', 'keep'] as const) {
		const { owner, base, trial } = await aTrial()
		const beside = { ...base, scenarioId: await createScenario(owner, base, named('Less grid')) }
		await set(owner, trial, ['gas', 300])
		await set(owner, beside, ['grid', 150])
		const seen = (await getPlan(owner, trial)).rev
		expect(await promoteScenario(owner, trial, { seen, others })).toMatchObject({ ok: true })
		expect(await capacities(owner, beside)).toEqual({ grid: 150, gas: others === 'keep' ? 200 : 300 })
	}
}, 60_000)

test('a promotion replaces nothing unseen: neither in the baseline nor in the scenario', async () => {
	const { owner, colleague, base, trial } = await aTrial()
	await set(owner, trial, ['gas', 300])
	const { rev } = await getPlan(owner, trial)
	await set(colleague, base, ['grid', 210])
	await set(colleague, base, ['gas', 250])
	expect(await promoteScenario(owner, trial, { seen: rev })).toMatchObject({
		ok: false,
		conflicts: { found: [{ itemId: 'gas' }] },
	})
	const later = (await getPlan(owner, trial)).rev
	await set(colleague, trial, ['gas', 320])
	await expect(promoteScenario(owner, trial, { seen: later })).rejects.toMatchObject({ code: 'conflict' })
	expect(await capacities(owner, base)).toEqual({ grid: 210, gas: 250 })
	expect(await promoteScenario(owner, trial, { seen: (await getPlan(owner, trial)).rev })).toMatchObject({ ok: true })
	expect(await capacities(owner, base)).toEqual({ grid: 210, gas: 320 })
})

test('promotions race with edits above and below: every answer is either done or told, and the log leads to the plan', async () => {
	const { owner, colleague, base, trial } = await aTrial()
	await set(owner, trial, ['gas', 300])
	const outcomes: boolean[] = []
	const turn = async (index: number) => {
		const { rev } = await getPlan(owner, trial)
		const [promoted, above, below] = await Promise.all([
			promoteScenario(owner, trial, { seen: rev }).catch((error: unknown) => ({ ok: false as const, error })),
			set(colleague, trial, ['gas', 400 + index]),
			set(colleague, base, ['grid', 500 + index]),
		])
		expect([above.ok, below.ok]).toEqual([true, true])
		outcomes.push(promoted.ok)
		const now = await capacities(owner, base)
		expect(now['grid']).toBe(500 + index)
		expect(await capacities(owner, trial)).toEqual({ grid: 500 + index, gas: 400 + index })
	}
	for (let index = 0; index < 6; index += 1) await turn(index)
	expect(outcomes.length).toBe(6)
})

test('a scenario is made from another one, deleted, restored, and there are only so many', async () => {
	const { owner, base, trial } = await aTrial()
	await set(owner, trial, ['gas', 300])
	const branch = { ...base, scenarioId: await createScenario(owner, trial, named('More gas')) }
	await set(owner, trial, ['gas', 310])
	expect(await capacities(owner, branch)).toEqual({ grid: 200, gas: 300 })
	expect((await getPlan(owner, branch)).scenarios.map(({ label }) => label)).toEqual([
		'Baseline',
		'More gas',
		'More gas (2)',
	])
	await binScenario(owner, branch)
	await expect(getPlan(owner, branch)).rejects.toMatchObject({ code: 'not_found' })
	await restoreScenario(owner, base.projectId, branch.scenarioId)
	expect(await capacities(owner, branch)).toEqual({ grid: 200, gas: 300 })
	await expect(binScenario(owner, base)).rejects.toMatchObject({ code: 'conflict' })
	for (let count = 2; count < MOST_SCENARIOS; count += 1) await createScenario(owner, base, named('Another'))
	await expect(createScenario(owner, base, named('One more'))).rejects.toMatchObject({
		code: 'too_large',
		userMessage: `This plan has ${MOST_SCENARIOS} scenarios including deleted ones, the limit.`,
	})
})

const CHANGE = { action: 'set', list: 'powerContracts', id: 'gas', field: 'capacityMW', value: 300, was: 200 }

test('a way out is tried in a scenario of its own, once however often it is sent, and the baseline stays as it is', async () => {
	const { owner, base } = await aTrial()
	const browser = await aBrowser(owner)
	const at = { path: `/p/${base.projectId}/remedies`, params: { project: base.projectId } }
	const asked = { change: JSON.stringify(CHANGE), baseRev: '1', scenario: 'Gas to 300 MW', once: 'a-key-of-its-own' }
	const answers = [await browser.send(remedies.action, at, asked), await browser.send(remedies.action, at, asked)]
	expect(answers.map(({ status }) => status)).toEqual([302, 302])
	const { scenarios } = await getPlan(owner, base)
	expect(scenarios.map(({ label }) => label)).toEqual(['Baseline', 'More gas', 'Gas to 300 MW'])
	expect(await capacities(owner, { ...base, scenarioId: scenarios[2]?.id })).toEqual({ grid: 200, gas: 300 })
	expect(await capacities(owner, base)).toEqual({ grid: 200, gas: 200 })
	expect(
		(await browser.send(remedies.action, at, { ...asked, change: JSON.stringify({ ...CHANGE, id: 'gone' }), once: '' }))
			.status,
	).toBe(422)
	expect((await getPlan(owner, base)).scenarios.length).toBe(3)
	const listed = { path: `/p/${base.projectId}/options`, params: { project: base.projectId } }
	expect((await browser.load(page.loader, listed)).bin).toEqual([])
})

test('a decision is made by its merge patch: in a scenario of its own, or in the plan as one step of its log', async () => {
	const { owner, base } = await aTrial()
	const browser = await aBrowser(owner)
	const at = { path: `/p/${base.projectId}/remedies`, params: { project: base.projectId } }
	const change = JSON.stringify({ action: 'merge', patch: { powerContracts: { gas: { capacityMW: 320 } } } })
	const tried = await browser.send(remedies.action, at, {
		change,
		baseRev: '1',
		scenario: 'Gas to 320 MW',
		once: 'its-own',
	})
	expect(tried.status).toBe(302)
	const { scenarios } = await getPlan(owner, base)
	expect(await capacities(owner, { ...base, scenarioId: scenarios.at(-1)?.id })).toEqual({ grid: 200, gas: 320 })
	expect(await capacities(owner, base)).toEqual({ grid: 200, gas: 200 })
	const rev = String((await getPlan(owner, base)).rev)
	expect((await browser.send(remedies.action, at, { change, baseRev: rev })).status).toBe(200)
	expect(await capacities(owner, base)).toEqual({ grid: 200, gas: 320 })
	const none = JSON.stringify({ action: 'merge', patch: { powerContracts: { gas: { kind: 'sunshine' } } } })
	expect((await browser.send(remedies.action, at, { change: none, baseRev: rev })).status).toBe(422)
})

test('two inputs of a table are tried as one step of a scenario, an assumption among them', async () => {
	const { owner, base } = await aTrial()
	const browser = await aBrowser(owner)
	const params = { project: base.projectId }
	const search = new URLSearchParams({
		across: 'gas: Capacity',
		acrossFrom: '200',
		acrossTo: '300 MW',
		down: 'Discount rate',
		downFrom: '6 %',
		downTo: '10 %',
		figure: 'Net present value',
	})
	const table = await browser.load(twoWay.loader, { path: `/p/${base.projectId}/two-way?${search.toString()}`, params })
	const told: twoWay.TwoWayReply = await table.json()
	if (!told.ok) throw new Error(JSON.stringify(told.problems))
	const cell = told.view.rows.at(-1)?.at(-1)
	const change = cell?.change ?? ''
	const asked = { change, baseRev: String(told.rev), scenario: cell?.name ?? '', once: 'a-cell' }
	const at = { path: `/p/${base.projectId}/remedies`, params }
	expect((await browser.send(remedies.action, at, asked)).status).toBe(302)
	const { scenarios } = await getPlan(owner, base)
	const made = scenarios.at(-1)
	expect(made?.label).toMatch(/^gas: Capacity 300.MW, Discount rate 10%$/u)
	const { plan } = await getPlan(owner, { ...base, scenarioId: made?.id })
	expect(plan.assumptions['discountRate']?.value).toBe(0.1)
	expect(await capacities(owner, { ...base, scenarioId: made?.id })).toEqual({ grid: 200, gas: 300 })
	await undoChange(owner, { ...base, scenarioId: made?.id ?? '' })
	expect((await rowsOf(owner, base)).find(({ label }) => label === made?.label)?.rows).toEqual([])
})

test('the page makes one scenario of a form sent twice, says what a name lacks, and promotes, deletes and restores', async () => {
	const { owner, base, trial } = await aTrial()
	await set(owner, trial, ['gas', 300])
	const browser = await aBrowser(owner)
	const at = { path: `/p/${base.projectId}/options`, params: { project: base.projectId } }
	const send = (fields: Record<string, string>) => browser.send(page.action, at, fields)
	const made = {
		intent: 'create',
		label: 'Later halls',
		about: 'if steel is late',
		from: trial.scenarioId,
		once: 'another-key',
	}
	expect([(await send(made)).status, (await send(made)).status]).toEqual([302, 302])
	expect((await send({ ...made, intent: 'everything' })).status).toBe(400)
	expect((await send({ intent: 'promote', id: trial.scenarioId, rev: '-1' })).status).toBe(400)
	const nameless = await send({ ...made, label: ' ' })
	expect([nameless.status, await nameless.text()]).toEqual([400, expect.stringContaining('Give it a name')])
	const shown = await browser.load(page.loader, at)
	expect(shown.scenarios.map(({ label, about, summary }) => [label, about, summary])).toEqual([
		['More gas', '', 'Differs in one value'],
		['Later halls', 'if steel is late', 'Differs in one value'],
	])
	const id = trial.scenarioId
	expect((await send({ intent: 'promote', id, rev: String(shown.scenarios[0]?.rev) })).status).toBe(302)
	expect(await capacities(owner, base)).toEqual({ grid: 200, gas: 300 })
	expect((await send({ intent: 'delete', id })).status).toBe(302)
	expect((await browser.load(page.loader, at)).bin).toEqual([{ id, label: 'More gas' }])
	expect((await send({ intent: 'restore', id })).status).toBe(302)
	expect((await send({ intent: 'describe', id, label: 'Gas', about: '' })).status).toBe(302)
	expect((await browser.load(page.loader, at)).scenarios.map(({ label }) => label)).toEqual([
		'Gas',
		'Later halls',
		expect.stringMatching(/^Baseline, /),
	])
})
