import { expect, test } from 'vitest'
import { monthRead } from '#shared/grid/typed/month-read.ts'
import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { campusPlan } from '../../../tests/factories/campus/campus-plan.ts'
import { hall, planFile } from '../../../tests/factories/plan-file.ts'
import { buildForm } from './grid-form.ts'
import { gridKindField } from '#shared/grid/grid-facts.ts'
import { readForm, readNewItem } from './read-edits.ts'
import { GRID_KINDS, HALL_LISTS, isHallList, type GridList } from '#shared/grid/grid-lists.ts'

/** Every field that a form of the browser asks for, as the registry names it. */
function reached(): ReadonlySet<string> {
	return new Set(
		GRID_KINDS.flatMap((list) => {
			const form = buildForm({ plan: campusPlan(), list, id: null })
			const own = [
				...(form?.fields ?? []).map(({ column }) => column),
				...(form?.tables ?? []).flatMap((t) => t.columns),
			]
			const names = [...own.map(({ field }) => field), ...(form?.tables ?? []).map(({ field }) => field)]
			return names.map((field) =>
				isHallList(list) ? `buildPhases.${HALL_LISTS[list].group}.${field}` : `${list}.${field}`,
			)
		}),
	)
}

test('no field of the plan is out of the browser’s reach', () => {
	const doors = reached()
	const all = ITEM_KINDS.flatMap((list) => fieldsOf(list).map(({ name }) => `${list}.${name}`))
	expect(all.filter((name) => !name.endsWith('.id') && !doors.has(name))).toEqual([])
})

test('a hall’s duration, which hangs on its site’s class of build, is asked for with what is usual of each', () => {
	const form = buildForm({ plan: campusPlan(), list: 'buildPhases', id: null })
	expect(form?.fields.find(({ column }) => column.field === 'durationMonths')?.column.help).toBe(
		'Planned months of work; 0 if existing. Shell retrofit: 8 (4 to 13); AI build: 20 (12 to 31); Cloud self-build: 29 (20 to 45).',
	)
})

test('a new workload begins with the application where there is one, and with none where it would be a guess', () => {
	const begins = (applications: PlanFile['applications']) =>
		buildForm({ plan: { ...campusPlan(), applications }, list: 'workloads', id: null })?.fields.find(
			({ column }) => column.field === 'applicationIds',
		)?.typed
	const [one] = campusPlan().applications
	if (one === undefined) throw new Error('The campus has no application.')
	expect(begins([{ ...one, name: 'Chat' }])).toBe('Chat')
	expect(begins([one, { ...one, id: 'other', name: 'Other' }])).toBe('')
})

test('who chooses a chip is told what it draws, how long it takes and what it costs', () => {
	const chips = buildForm({ plan: campusPlan(), list: 'chipOrders', id: null })?.fields.find(
		({ column }) => column.field === 'chip',
	)?.column.choices
	expect(chips?.find(({ value }) => value === 'b200-sxm')?.detail).toMatch(
		/^[\d.]+ kW per accelerator, .*\. Typical: \d+ months to first delivery, \$[\d,]+ per accelerator\.$/,
	)
})

test('a form asks for the kind first and needs nothing that it folds away', () => {
	for (const list of GRID_KINDS) {
		const form = buildForm({ plan: campusPlan(), list, id: null })
		const decides = gridKindField(list)
		expect(decides === null ? null : form?.fields[0]?.column.field).toBe(decides)
		for (const { column, kinds, neededFor } of form?.fields ?? [])
			expect(
				neededFor.filter((kind) => kinds !== null && !kinds.includes(kind)),
				`${list}.${column.field}`,
			).toEqual([])
	}
})

test('a new entry begins with the one place there is, and with the month a hall is ready in, not before', () => {
	const plan = planFile({ buildPhases: [hall('h1', { startMonth: '2026-03', durationMonths: 10 })] })
	const begun = (list: GridList, of: PlanFile = plan) =>
		Object.fromEntries(
			(buildForm({ plan: of, list, id: null })?.fields ?? []).flatMap(({ column, typed }) =>
				typed === '' ? [] : [[column.field, typed]],
			),
		)
	expect(begun('purchases')).toMatchObject({ phaseId: 'h1' })
	expect(begun('applications')).toMatchObject({ startMonth: '2027-01' })
	expect(begun('workloads')).toMatchObject({ startMonth: '2027-01' })
	expect(begun('applications', planFile())).toEqual({})
})

test('a month that is planned has to be entered: power does not come, nor work begin, in the plan’s first unasked', () => {
	const dated: readonly (readonly [GridList, string])[] = [
		['powerContracts', 'startMonth'],
		['buildPhases', 'startMonth'],
		['chipOrders', 'orderMonth'],
		['leases', 'startMonth'],
		['workloads', 'startMonth'],
	]
	for (const [list, field] of dated) {
		const month = buildForm({ plan: planFile(), list, id: null })?.fields.find(({ column }) => column.field === field)
		expect([list, month?.typed, month?.column.required]).toEqual([list, '', true])
		expect(readNewItem({ plan: planFile(), list }, { [field]: '' })).toMatchObject({
			ok: false,
			problems: [{ field, text: expect.stringContaining('This field is needed.') }],
		})
	}
	expect(buildForm({ plan: planFile(), list: 'powerContracts', id: null })?.fields).toContainEqual(
		expect.objectContaining({ column: expect.objectContaining({ field: 'siteId' }), typed: 'Abilene' }),
	)
})

test('what stands in a hall is a table of its form, with items by name and shares in per cent, for kinds that are built', () => {
	const existingPlant = [{ item: 'generator', units: 20, unitSize: 2.5, reuseShare: 0.9 }]
	const plan = planFile({ buildPhases: [hall('a', { scope: 'fit_out_only', existingPlant })] })
	const table = buildForm({ plan, list: 'buildPhases', id: 'a' })?.tables[0]
	expect(table?.rows).toEqual([['Diesel standby generator set', '20', '2.5', '90%']])
	expect(table?.kinds).toEqual(['greenfield', 'shell_exists', 'fit_out_only'])
	const fields = { 'existingPlant.0.item': 'UPS', 'existingPlant.0.units': '4', 'existingPlant.0.reuseShare': '75 %' }
	expect(readForm({ plan, list: 'buildPhases' }, { id: 'a', fields })).toEqual({
		ok: true,
		patches: [{ itemId: 'a', field: 'existingPlant', value: [{ item: 'ups', units: 4, reuseShare: 0.75 }] }],
	})
})

test('a month is written in forms as one of the plan, and a quarter says what it is read as', () => {
	const form = buildForm({ plan: planFile({ startMonth: '2026-12' }), list: 'powerContracts', id: null })
	expect(form?.fields.find(({ column }) => column.field === 'startMonth')?.example).toBe('2026-12')
	expect(['Q3 2028', 'Sep 2028', '2028-09', 'soon', ''].map(monthRead)).toEqual([
		'Read as Aug 2028, range Jul–Sep 2028.',
		'Read as Sep 2028.',
		null,
		null,
		null,
	])
})
