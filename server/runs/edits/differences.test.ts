import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChangeRow } from '#server/store/rows/changes.ts'
import type { Json, JsonRecord } from '#server/store/rows/plan-documents.ts'
import { NO_DIFFERENCES, readDifferences, type Differences } from '#shared/schemas/differences.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { ITEM_KINDS, type ItemKind } from '#shared/schemas/plan-items.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { randomPlans } from '../../../tests/factories/random/random-plan.ts'
import { applyDifferences } from './apply-differences.ts'
import { decideEdit } from './decide-edit.ts'
import type { PlanCommand } from './plan-command.ts'
import type { HeldPlan } from './edits-of.ts'
import { draftOf, idOf, isRecord, listIn } from './plan-edit.ts'
import type { EditRecord } from './record-edits.ts'

type World = { readonly baseline: PlanFile; readonly differences: Differences }
type Who = 'baseline' | 'scenario'

const held = ({ baseline, differences }: World, who: Who): HeldPlan => {
	const draft = draftOf(baseline)
	if (who === 'baseline') return { rev: 1, plan: baseline, draft }
	const { aside, ...made } = applyDifferences(baseline, differences)
	return { rev: 1, ...made, follows: { baseline, draft, differences, aside } }
}
const planOf = (world: World) => held(world, 'scenario').plan

/** What a command makes of the world and what it writes into the log; null where it is refused. */
function done(world: World, who: Who, command: PlanCommand): { world: World; records: readonly EditRecord[] } | null {
	const decided = decideEdit(held(world, who), { command, userId: 'ada', since: [], budget: 1e12 })
	if (!decided.ok) return null
	const { records, next } = decided
	if (who === 'baseline') return { world: { ...world, baseline: next.plan }, records }
	// What the database gives back is what was stored.
	const differences = readDifferences(JSON.parse(JSON.stringify(next.follows?.differences ?? NO_DIFFERENCES)))
	expect(planOf({ ...world, differences })).toEqual(next.plan)
	return { world: { ...world, differences }, records }
}
function must(world: World, who: Who, command: PlanCommand): World {
	const made = done(world, who, command)
	if (made === null) throw new Error(`refused: ${JSON.stringify(command)}`)
	return made.world
}

const undoOf = (records: readonly EditRecord[]): PlanCommand => ({
	command: 'undo',
	way: 'undo',
	steps: [],
	candidates: [
		{
			step: 2,
			records: records.map((record, index): ChangeRow => ({
				...record,
				fields: JSON.parse(JSON.stringify(record.fields)) as ChangeRow['fields'],
				rev: 2 + index,
				step: 2,
				userId: 'ada',
				userName: 'Ada',
				at: new Date(0),
				why: '',
				requestId: null,
				undoes: null,
			})),
		},
	],
})

const set = (kind: ItemKind, place: string, value: Json): PlanCommand => {
	const [itemId = '', field = ''] = place.split(' ')
	return { command: 'edits', edits: [{ action: 'update', kind, itemId, field, value }] }
}

/** A random figure moved, entry copied or taken out, note written, or the description changed. */
function randomCommand(plan: PlanFile, draw: (sides: number) => number, letters: string): PlanCommand {
	const draft = draftOf(plan)
	const filled = ITEM_KINDS.filter((kind) => listIn(draft, kind).length > 0)
	const kind = filled[draw(filled.length)] ?? 'sites'
	const items = listIn(draft, kind)
	const item: JsonRecord = items[draw(items.length)] ?? {}
	const itemId = idOf(kind, item)
	const way = draw(8)
	if (way === 0) return { command: 'removal', kind, itemId }
	if (way === 1 && kind !== 'actuals')
		return {
			command: 'edits',
			edits: [{ action: 'add', kind, item: { ...item, id: `${letters}${String(draw(1e6))}` } }],
		}
	if (way === 2) {
		const edit = {
			action: 'update',
			kind: 'head',
			itemId: '',
			field: 'description',
			value: `${letters}${String(draw(99))}`,
		}
		return { command: 'edits', edits: [{ ...edit, action: 'update', kind: 'head' }] }
	}
	const figures = figuresIn(item)
	const [field, value] = figures[draw(figures.length)] ?? ['name', 0]
	if (way === 3)
		return {
			command: 'edits',
			edits: [{ action: 'update', kind: 'notes', itemId: `${kind}/${itemId}/${field}`, field: 'why', value: letters }],
		}
	return set(
		kind,
		`${itemId} ${field}`,
		field === 'name' ? `${letters}${String(draw(99))}` : Math.round(value * (1 + draw(9) / 4)),
	)
}

function figuresIn(value: Json, path: readonly string[] = []): (readonly [string, number])[] {
	if (typeof value === 'number') return [[path.join('.'), value]]
	return isRecord(value) ? Object.entries(value).flatMap(([name, part]) => figuresIn(part, [...path, name])) : []
}

const places = (records: readonly EditRecord[]) =>
	records.flatMap(({ action, kind, itemId, fields }) =>
		action === 'update' ? fields.map(({ field }) => `${kind} ${itemId} ${field}`) : [`${kind} ${itemId}`],
	)
const meet = (one: readonly string[], other: readonly string[]) =>
	one.some((a) =>
		other.some(
			(b) =>
				a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `) || a.startsWith(`${b}.`) || b.startsWith(`${a}.`),
		),
	)
/** Where added entries stand is not told by a place: the later of two stands last. */
const unordered = (plan: PlanFile) => {
	const draft = draftOf(plan)
	const lists = ITEM_KINDS.map((kind) => [
		kind,
		Object.fromEntries(listIn(draft, kind).map((item) => [idOf(kind, item), item])),
	])
	return { ...draft, ...Object.fromEntries(lists) }
}

const START: World = {
	baseline: planFile({
		powerContracts: [contract('grid'), contract('gas')],
		buildPhases: [hall('h1')],
		notes: { 'powerContracts/grid/capacityMW': { why: 'term sheet' } },
	}),
	differences: NO_DIFFERENCES,
}
const capacity = (world: World, id = 'grid') => planOf(world).powerContracts.find((one) => one.id === id)?.capacityMW

test('a scenario follows its baseline in what it does not state, and keeps what it does', () => {
	const tried = must(START, 'scenario', set('powerContracts', 'grid capacityMW', 150))
	expect(tried.differences).toEqual({
		...NO_DIFFERENCES,
		notes: { 'powerContracts/grid/capacityMW': null },
		entries: [{ how: 'changed', list: 'powerContracts', id: 'grid', fields: { capacityMW: 150 } }],
	})
	const later = must(
		must(tried, 'baseline', set('powerContracts', 'grid capacityMW', 210)),
		'baseline',
		set('powerContracts', 'grid termMonths', 60),
	)
	expect(planOf(later).powerContracts[0]).toMatchObject({ capacityMW: 150, termMonths: 60 })
	expect(later.baseline.powerContracts[0]).toMatchObject({ capacityMW: 210, termMonths: 60 })
})

test('writing the baseline’s own value follows it again; what the baseline happens to say too stays stated', () => {
	const tried = must(START, 'scenario', set('powerContracts', 'gas capacityMW', 150))
	expect(must(tried, 'scenario', set('powerContracts', 'gas capacityMW', 200)).differences).toEqual(NO_DIFFERENCES)
	const met = must(tried, 'baseline', set('powerContracts', 'gas capacityMW', 150))
	const edited = must(met, 'scenario', set('powerContracts', 'gas termMonths', 60))
	expect(capacity(must(edited, 'baseline', set('powerContracts', 'gas capacityMW', 90)), 'gas')).toBe(150)
})

test('undo in a scenario follows the baseline again, as it is by then', () => {
	const tried = done(START, 'scenario', set('powerContracts', 'gas capacityMW', 150))
	const gone = done(START, 'scenario', { command: 'removal', kind: 'powerContracts', itemId: 'gas' })
	for (const step of [tried, gone]) {
		if (step === null) throw new Error('refused')
		const moved = must(step.world, 'baseline', set('powerContracts', 'gas capacityMW', 210))
		const undone = must(moved, 'scenario', undoOf(step.records))
		expect(undone.differences).toEqual(NO_DIFFERENCES)
		expect(capacity(undone, 'gas')).toBe(210)
	}
})

test('what the baseline removes leaves no room for a change of it: that is set aside and returns with it', () => {
	const tried = must(START, 'scenario', set('powerContracts', 'gas capacityMW', 150))
	const removed = done(tried, 'baseline', { command: 'removal', kind: 'powerContracts', itemId: 'gas' })
	if (removed === null) throw new Error('refused')
	const { plan, aside } = applyDifferences(removed.world.baseline, removed.world.differences)
	expect(plan.powerContracts.map(({ id }) => id)).toEqual(['grid'])
	expect(aside.entries).toEqual([{ how: 'changed', list: 'powerContracts', id: 'gas', fields: { capacityMW: 150 } }])
	expect(capacity(must(removed.world, 'baseline', undoOf(removed.records)), 'gas')).toBe(150)
})

test('a contract that the scenario adds at a site is set aside with the site, and one that the baseline adds goes with it', () => {
	const two = planFile({
		sites: [...START.baseline.sites, { id: 'ohio', name: 'Ohio', country: 'US', latitude: 40, longitude: -82 }],
	})
	const world = { baseline: two, differences: NO_DIFFERENCES }
	const add = (id: string): PlanCommand => ({
		command: 'edits',
		edits: [
			{
				action: 'add',
				kind: 'powerContracts',
				item: JSON.parse(JSON.stringify(contract(id, { siteId: 'ohio' }))) as JsonRecord,
			},
		],
	})
	const gone: PlanCommand = { command: 'removal', kind: 'sites', itemId: 'ohio' }
	const homeless = must(must(world, 'scenario', add('own')), 'baseline', gone)
	expect(applyDifferences(homeless.baseline, homeless.differences)).toMatchObject({
		plan: { sites: [{ id: 'abilene' }], powerContracts: [] },
		aside: { entries: [{ how: 'added', id: 'own' }] },
	})
	const without = must(must(world, 'scenario', gone), 'baseline', add('new'))
	expect(applyDifferences(without.baseline, without.differences)).toMatchObject({
		plan: { sites: [{ id: 'abilene' }], powerContracts: [] },
		aside: NO_DIFFERENCES,
	})
})

test('a hundred random plans: edits above and below commute, and every step in a scenario can be undone', () => {
	const draws = fc.sample(fc.tuple(randomPlans, fc.infiniteStream(fc.nat())), { numRuns: 100, seed: 5 })
	let commuted = 0
	let undone = 0
	for (const [baseline, dice] of draws) {
		const draw = (sides: number) => Number(dice.next().value) % Math.max(1, sides)
		let world: World = { baseline, differences: NO_DIFFERENCES }
		for (let turn = 0; turn < 1; turn += 1) {
			const below = randomCommand(world.baseline, draw, 'b')
			const above = randomCommand(planOf(world), draw, 's')
			const own = done(world, 'scenario', above)
			const base = done(world, 'baseline', below)
			if (own !== null) {
				expect(planOf(must(own.world, 'scenario', undoOf(own.records)))).toEqual(planOf(world))
				undone += 1
			}
			const baseThenOwn = base && done(base.world, 'scenario', above)
			const ownThenBase = own && done(own.world, 'baseline', below)
			const apart = own && base && !meet(places(own.records), places(base.records))
			const plain = above.command === 'edits' && below.command === 'edits'
			if (baseThenOwn && ownThenBase && apart && plain) {
				expect(unordered(planOf(baseThenOwn.world))).toEqual(unordered(planOf(ownThenBase.world)))
				commuted += 1
			}
			// Some steps are left standing, above or below.
			const left = [own, base, ownThenBase, null][draw(4)]
			world = left?.world ?? world
		}
	}
	expect(commuted).toBeGreaterThan(15)
	expect(undone).toBeGreaterThan(50)
}, 240_000)
