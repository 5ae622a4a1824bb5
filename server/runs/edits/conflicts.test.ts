import { expect, test } from 'vitest'
import type { ChangeRow, StepRow } from '#server/store/rows/changes.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { must } from '../../../tests/factories/must.ts'
import { decideEdit, type Decided } from './decide-edit.ts'
import type { HeldPlan } from './edits-of.ts'
import { findSteps, type Way } from './find-step.ts'
import type { PageEdit, PlanCommand } from './plan-command.ts'
import { draftOf } from './plan-edit.ts'

/** A plan with its log, as several people write it. */
type World = { readonly held: HeldPlan; readonly log: readonly ChangeRow[]; readonly said?: Decided }

const begun = (plan: PlanFile): World => ({ held: { rev: 1, plan, draft: draftOf(plan) }, log: [] })

const ask = ({ held, log }: World, who: string, command: PlanCommand) =>
	decideEdit(held, { command, userId: who, since: log, budget: 20_000_000, today: '2026-06' })

/** What stands after somebody's command; one that is refused stops the test. */
function after(world: World, who: string, command: PlanCommand): World {
	const decided = ask(world, who, command)
	if (!decided.ok) throw new Error(JSON.stringify(decided.told))
	const { rev } = world.held
	const rows = decided.records.map((record, at): ChangeRow => ({
		...{ ...record, rev: rev + 1 + at, step: rev + 1, userId: who, userName: who === 'jun' ? 'Jun Sato' : 'Ana Lucas' },
		...{ at: new Date('2026-11-25T14:02:00Z'), why: '', requestId: null, undoes: decided.undone?.step ?? null },
	}))
	return { held: decided.next, log: [...world.log, ...rows], said: decided }
}

const page = (edit: PageEdit, typed: Readonly<Record<string, string>> = {}): PlanCommand => ({
	command: 'page',
	edit,
	typed,
})
const cell = (place: string, text: string, seen: { baseRev?: number; back?: number }) => {
	const [list = '', id = '', field = ''] = place.split(' ')
	const known = must(LISTS.find((one) => one === list))
	return page({ intent: 'set', list: known, cells: [{ id, field, text, ...seen }] })
}
const LISTS = ['powerContracts', 'sites', 'buildPhases', 'purchases'] as const
const removal = (kind: 'powerContracts' | 'sites' | 'buildPhases', itemId: string): PlanCommand => ({
	command: 'removal',
	kind,
	itemId,
})

function conflictsOf(decided: Decided) {
	if (decided.ok) throw new Error('It was kept.')
	return { found: decided.told.conflicts, logged: decided.conflicts?.found ?? [], problems: decided.told.problems }
}

test('a cell that two have typed into is told once, with the note that goes with each value in it', () => {
	const notes = { 'powerContracts/grid/capacityMW': { low: 180, high: 220, quality: 'guess', source: 'Template' } }
	const world = begun(planFile({ powerContracts: [contract('grid')], notes }))
	const form = { intent: 'save', list: 'powerContracts', itemId: 'grid', quality: 'quote', source: 'Letter' } as const
	const theirs = after(world, 'jun', page(form, { capacityMW: '125' }))
	const { found, logged } = conflictsOf(
		ask(theirs, 'ana', cell('powerContracts grid capacityMW', '100..120..140', { baseRev: 1 })),
	)
	expect(found).toHaveLength(1)
	expect(logged).toHaveLength(1)
	expect(found[0]).toMatchObject({
		...{ itemId: 'grid', field: 'capacityMW', place: 'Capacity of grid', by: 'Jun Sato' },
		was: { value: '200 MW', note: '180 MW to 220 MW · Guess · Template' },
		now: { value: '125 MW', note: 'Quote · Letter' },
		mine: { value: '120 MW', note: '100 MW to 140 MW' },
	})
})

test('two ranges of one value are one conflict of its cell, and of a date too', () => {
	const world = begun(planFile({ powerContracts: [contract('grid')] }))
	for (const [field, theirs, mine, now, own] of [
		['capacityMW', '180..220', '150..250', '180 MW to 220 MW', '150 MW to 250 MW'],
		['startMonth', '2026-06 ± 2', '2026-06 ± 3', 'Apr 2026 to Aug 2026', 'Mar 2026 to Sep 2026'],
	] as const) {
		const place = `powerContracts grid ${field}`
		const jun = after(world, 'jun', cell(place, theirs, { baseRev: 1 }))
		const { found } = conflictsOf(ask(jun, 'ana', cell(place, mine, { baseRev: 1 })))
		expect(found).toMatchObject([{ field, was: { note: '' }, now: { note: now }, mine: { note: own } }])
		// The same range twice is none.
		expect(ask(jun, 'ana', cell(place, theirs, { baseRev: 1 })).ok).toBe(true)
	}
})

test('in a form that says grade and source, a cell and its note are one conflict, and only the note is told where only it was written', () => {
	const world = begun(planFile({ powerContracts: [contract('grid')] }))
	const form = { intent: 'save', list: 'powerContracts', itemId: 'grid', baseRev: 1 } as const
	const said = { quality: 'quote', source: 'Letter' }
	const theirs = after(world, 'jun', page({ ...form, ...said }, { capacityMW: '125' }))
	const mine = page({ ...form, quality: 'contract', source: 'Agreement' }, { capacityMW: '130' })
	const { found } = conflictsOf(ask(theirs, 'ana', mine))
	expect(found.map(({ field, mine: { note } }) => [field, note])).toEqual([['capacityMW', 'Contract · Agreement']])
	const noted = after(
		world,
		'jun',
		page({ intent: 'note', list: 'powerContracts', itemId: 'grid', noted: 'capacityMW', ...said }),
	)
	const { found: beside } = conflictsOf(
		ask(noted, 'ana', cell('powerContracts grid capacityMW', '130', { baseRev: 1 })),
	)
	expect(beside.map(({ text }) => text)).toEqual([
		'Capacity of grid: Jun Sato changed the note on it from empty to Quote · Letter at 14:02 UTC, after you opened it.',
	])
})

test('shares are told in per cent, in cells, in their ranges and in assumptions', () => {
	const world = begun(planFile({ buildPhases: [hall('h1', { prefabShare: 0.2 })] }))
	const typed = after(world, 'jun', cell('buildPhases h1 prefabShare', '30 % to 50 %', {}))
	const { found } = conflictsOf(ask(typed, 'ana', cell('buildPhases h1 prefabShare', '25', { baseRev: 1 })))
	expect(found).toMatchObject([
		{ was: { value: '20%' }, now: { value: '40%', note: '30% to 50%' }, mine: { value: '25%', note: '' } },
	])
	const assume = (text: string, baseRev?: number): PlanCommand => ({
		...{ command: 'assumption', key: 'idlePowerShare', entry: { text, why: null, source: null }, baseRev },
	})
	const assumed = after(world, 'jun', assume('25'))
	expect(conflictsOf(ask(assumed, 'ana', assume('30', 1))).found).toMatchObject([
		{ now: { value: '25%' }, mine: { value: '30%' } },
	])
})

/** Two sites, a contract and halls that rest on the first, and what is noted and assumed of it. */
const twoSites = () =>
	planFile({
		sites: [
			{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 },
			{ id: 'ohio', name: 'Ohio', country: 'US', latitude: 40, longitude: -82 },
		],
		powerContracts: [contract('grid'), contract('gas', { siteId: 'ohio' })],
		buildPhases: [
			hall('a'),
			hall('b', { startsAfter: 'a' }),
			hall('c', { startsAfter: 'b' }),
			hall('o', { siteId: 'ohio' }),
		],
		notes: {
			'powerContracts/grid/capacityMW': { source: 'Offer' },
			'powerContracts/grid/startMonth': { source: 'Call' },
		},
		assumptions: { 'abilene/idlePowerShare': { value: 0.3, why: 'Metered', source: null } },
	})

test('a row that a colleague removed says who and when, and comes back as it was with what was typed, as one step', () => {
	const world = begun(twoSites())
	const gone = after(world, 'jun', removal('powerContracts', 'grid'))
	const { found, logged } = conflictsOf(ask(gone, 'ana', cell('powerContracts grid capacityMW', '120', { baseRev: 1 })))
	expect(logged).toMatchObject([{ kind: 'powerContracts', itemId: 'grid', field: '', by: 'Jun Sato', now: null }])
	expect(found).toMatchObject([
		{ itemId: 'grid', gone: [], text: 'Jun Sato removed grid at 14:02 UTC, after you opened it.' },
	])
	const { rev } = gone.held
	const back = after(gone, 'ana', cell('powerContracts grid capacityMW', '120', { baseRev: 1, back: rev }))
	const { plan } = world.held
	const grid = must(plan.powerContracts[0])
	// As it was, in its place; the note of the old value goes with that, the other comes back.
	expect(back.held.plan).toEqual({
		...plan,
		powerContracts: [{ ...grid, capacityMW: 120 }, ...plan.powerContracts.slice(1)],
		notes: { 'powerContracts/grid/startMonth': plan.notes['powerContracts/grid/startMonth'] },
	})
	const record = back.log.find((change) => change.userId === 'ana' && change.kind !== 'notes')
	expect(record).toMatchObject({ action: 'add', kind: 'powerContracts', itemId: 'grid' })
	expect(undo(back, 'ana').held.plan).toEqual(gone.held.plan)
	// A form brings it back in the same way, also where nothing was typed.
	const form = { intent: 'save', list: 'powerContracts', itemId: 'grid', baseRev: 1, back: rev } as const
	expect(after(gone, 'ana', page(form)).held.plan).toEqual(plan)
	expect(after(gone, 'ana', page(form, { name: 'Oncor' })).held.plan.powerContracts[0]).toEqual({
		...grid,
		name: 'Oncor',
	})
	// Where its colleague has brought it back by then, only what was typed is written.
	const undone = undo(gone, 'jun')
	const typed = after(undone, 'ana', cell('powerContracts grid capacityMW', '120', { baseRev: 1, back: rev }))
	expect(typed.held.plan.powerContracts.map(({ capacityMW }) => capacityMW)).toEqual([120, 200])
})

test('with a site comes back what was removed with it, and nothing that was removed apart', () => {
	const world = begun(twoSites())
	const apart = after(world, 'jun', removal('buildPhases', 'b'))
	const gone = after(apart, 'jun', removal('sites', 'abilene'))
	const { baseRev, back } = { baseRev: apart.held.rev, back: gone.held.rev }
	const { found } = conflictsOf(ask(gone, 'ana', cell('sites abilene targetItMW', '80', { baseRev })))
	expect(found).toMatchObject([{ gone: expect.arrayContaining(['grid', 'a']) }])
	const mended = after(gone, 'ana', cell('sites abilene targetItMW', '80', { baseRev, back })).held.plan
	const { plan } = apart.held
	expect(mended).toEqual({ ...plan, sites: [{ ...must(plan.sites[0]), targetItMW: 80 }, ...plan.sites.slice(1)] })
})

test('with a contract comes back the site that it cannot be without, and none of its other entries', () => {
	const world = begun(twoSites())
	const gone = after(world, 'jun', removal('sites', 'abilene'))
	const cellOf = (seen: { back?: number }) => cell('powerContracts grid capacityMW', '120', { baseRev: 1, ...seen })
	expect(conflictsOf(ask(gone, 'ana', cellOf({}))).found).toMatchObject([{ gone: ['Abilene'] }])
	const { plan } = after(gone, 'ana', cellOf({ back: gone.held.rev })).held
	expect(plan.sites.map(({ id }) => id)).toEqual(['abilene', 'ohio'])
	expect(plan.powerContracts.map(({ id, capacityMW }) => [id, capacityMW])).toEqual([
		['grid', 120],
		['gas', 200],
	])
	expect(plan.buildPhases.map(({ id }) => id)).toEqual(['o'])
	expect(plan.assumptions).toEqual(world.held.plan.assumptions)
})

test('who named a row that comes back names it again, unless somebody has chosen another since', () => {
	const world = begun(twoSites())
	const gone = after(world, 'jun', removal('buildPhases', 'b'))
	const backed = (from: World) =>
		after(from, 'ana', cell('buildPhases b itMW', '60', { baseRev: 1, back: from.held.rev }))
	const follows = ({ held }: World) =>
		held.plan.buildPhases.flatMap(({ id, siteId, startsAfter }) => (siteId === 'abilene' ? [[id, startsAfter]] : []))
	expect(follows(backed(gone))).toEqual([
		['a', null],
		['b', 'a'],
		['c', 'b'],
	])
	const chosen = after(gone, 'jun', cell('buildPhases c startsAfter', 'a', {}))
	expect(follows(backed(chosen))).toEqual([
		['a', null],
		['b', 'a'],
		['c', 'a'],
	])
	// What it named may be gone by now: it comes back without.
	const alone = after(gone, 'jun', removal('buildPhases', 'a'))
	expect(follows(backed(alone)).toSorted()).toEqual([
		['b', null],
		['c', 'b'],
	])
})

test('a purchase is that of the list which was seen: a colleague’s removal of another makes it no other’s, and loses none', () => {
	const bought = (item: string, quantity: number) => ({ item, quantity, orderMonth: '2026-01', deliveryMonth: null })
	const procurement = [bought('hv_transformer', 3), bought('ups', 4)]
	const world = begun(planFile({ buildPhases: [hall('a', { procurement })] }))
	const gone = after(world, 'jun', page({ intent: 'remove', list: 'purchases', itemId: 'a/0' }))
	const typed = (seen: { baseRev: number; back?: number }) => cell('purchases a/1 quantity', '9', seen)
	const quantities = ({ held }: World) =>
		held.plan.buildPhases[0]?.procurement.map(({ item, quantity }) => [item, quantity])
	expect(conflictsOf(ask(gone, 'ana', typed({ baseRev: 1 }))).found).toMatchObject([{ by: 'Jun Sato', itemId: 'a' }])
	expect(quantities(after(gone, 'ana', typed({ baseRev: 1, back: gone.held.rev })))).toEqual([
		['hv_transformer', 3],
		['ups', 9],
	])
	// With its hall the purchase goes, too; nothing of it is taken for kept.
	const without = after(world, 'jun', removal('buildPhases', 'a'))
	expect(conflictsOf(ask(without, 'ana', typed({ baseRev: 1 }))).found).toMatchObject([{ itemId: 'a', gone: [] }])
	expect(quantities(after(without, 'ana', typed({ baseRev: 1, back: without.held.rev })))).toEqual([
		['hv_transformer', 3],
		['ups', 9],
	])
	expect(conflictsOf(ask(gone, 'ana', cell('purchases a/7 quantity', '9', {}))).problems).toMatchObject([
		{ text: 'That purchase is not in the plan any more.' },
	])
})

test('an edit that rests on a version which the plan never had is not taken as it is', () => {
	const world = begun(planFile({ powerContracts: [contract('grid')] }))
	const { problems } = conflictsOf(ask(world, 'ana', cell('powerContracts grid capacityMW', '120', { baseRev: 40 })))
	expect(problems).toMatchObject([{ text: expect.stringContaining('ersion 40 is unknown: the plan is at version 1') }])
})

function undo(world: World, who: string, way: Way = 'undo'): World {
	return after(world, who, undoing(world, who, way))
}
function undoing({ log }: World, who: string, way: Way): PlanCommand {
	const steps = [...new Map(log.map((row): [number, StepRow] => [row.step, row])).values()].reverse()
	const candidates = findSteps(steps, { userId: who, way }).map(({ step }) => ({
		step,
		records: log.filter((row) => row.step === step),
	}))
	return { command: 'undo', way, candidates, steps }
}

test('undo passes over a step that a colleague has replaced, says so, and takes back those before it; redo as well', () => {
	const set = (world: World, [who, place, text]: readonly [string, string, string]) =>
		after(world, who, cell(place, text, {}))
	const plan = planFile({ powerContracts: [contract('grid'), contract('gas')] })
	const first = set(begun(plan), ['ana', 'powerContracts gas capacityMW', '150'])
	const second = set(first, ['ana', 'powerContracts grid capacityMW', '125'])
	const replaced = set(second, ['jun', 'powerContracts grid capacityMW', '130'])
	const undone = undo(replaced, 'ana')
	const capacities = ({ held }: World) => held.plan.powerContracts.map(({ capacityMW }) => capacityMW)
	expect(capacities(undone)).toEqual([130, 200])
	const skipped = 'Skipped Capacity of grid: Jun Sato changed it at 14:02 UTC.'
	const text = `Undone: Capacity of gas is back to 200 MW. ${skipped}`
	expect(undone.said).toMatchObject({ said: text, undone: { reply: { ok: true, text } } })
	// Nothing is left: the first that stands in the way is named.
	expect(ask(undone, 'ana', undoing(undone, 'ana', 'undo'))).toMatchObject({
		...{ ok: false, problems: [{ message: expect.stringContaining('Jun Sato changed Capacity of grid') }] },
	})
	expect(capacities(undo(undone, 'ana', 'redo'))).toEqual([130, 150])
	// Of two taken back the later one has been replaced since: the other is done again.
	const both = undo(undo(second, 'ana'), 'ana')
	const other = set(both, ['jun', 'powerContracts gas capacityMW', '90'])
	const again = undo(other, 'ana', 'redo')
	expect(capacities(again)).toEqual([125, 90])
	expect(again.said).toMatchObject({ said: expect.stringMatching(/^Redone: .* Skipped Capacity of gas: Jun Sato/) })
	// A row that was removed since is named as it was called.
	const removed = after(second, 'jun', removal('powerContracts', 'grid'))
	const before = undo(removed, 'ana')
	expect(before.said).toMatchObject({
		said: expect.stringContaining('Skipped Capacity of grid: Jun Sato removed it'),
	})
	expect(before.held.plan.powerContracts.map(({ id, capacityMW }) => [id, capacityMW])).toEqual([['gas', 200]])
})
