import { expect, test } from 'vitest'
import { ASSUMPTION_KEYS, ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { FieldFacts } from '#shared/fields/field.ts'
import { fieldsOf } from '#shared/fields/registry.ts'
import { DOLLARS } from '#shared/units/money.ts'
import { isShare } from '#shared/units/units.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { ownParsed, ownTyped } from '#server/views/own-rows/own-choices.ts'
import { ownColumns } from '#server/views/own-rows/own-columns.ts'
import { OWN_TABLES } from '../own-tables.ts'
import { readAssumption } from '#server/runs/edits/commands/assumption-edits.ts'
import { buildAssumptionsView } from '#server/views/pages/assumptions/assumptions-view.ts'
import { financingTerms, readTerm } from '#server/views/prices/financing-terms.ts'
import { furtherFields } from '#server/views/grid/further-fields.ts'
import { gridFacts } from '../grid-facts.ts'
import { GRID_KINDS, gridList } from '../grid-lists.ts'
import { columnOf, typedIn } from '#server/views/grid/grid-view.ts'
import { parseCell } from './parse-cell.ts'
import { saidOfShare } from './said-of-shares.ts'

const plan = planFile()
const value = (read: ReturnType<typeof parseCell>) => (read.ok ? [read.value].flat()[0] : read.message)

/** A field of per cent: its limits, how a value of it is shown for typing, and how a text is read. */
type ShareField = {
	readonly name: string
	readonly facts: Pick<FieldFacts, 'min' | 'max'>
	readonly shown: (value: number) => string
	readonly read: (text: string) => unknown
}

const ofLists = GRID_KINDS.flatMap((list) => {
	const { more, tables } = furtherFields(list)
	return [...gridList(list).columns, ...more, ...tables].flatMap((field): readonly ShareField[] => {
		const facts = gridFacts(list, field)
		if (!isShare(facts.unit)) return []
		const column = columnOf({ plan, list, field })
		const shown = (share: number) => typedIn(facts.kind === 'numbers' ? [share] : share, column, facts)
		return [{ name: `${list}.${field}`, facts, shown, read: (text) => value(parseCell(text, facts)) }]
	})
})
const ofFinance = fieldsOf('plan').flatMap((facts): readonly ShareField[] => {
	const { name, unit } = facts
	if (!name.startsWith('finance.') || !isShare(unit)) return []
	const shown = (share: number) => {
		const plan = planFile({ finance: { [name.slice('finance.'.length)]: share } })
		return financingTerms(plan)?.find((term) => term.name === name)?.value ?? ''
	}
	return [{ name, facts, shown, read: (text) => readTerm(name, text, DOLLARS) }]
})
const ofAssumptions = ASSUMPTION_KEYS.flatMap((key): readonly ShareField[] => {
	const facts = ASSUMPTIONS[key]
	const shown = (share: number) =>
		buildAssumptionsView(planFile({ assumptions: { [key]: share } })).rows.find((row) => row.key === key)?.typed ?? ''
	const read = (text: string) => {
		const found = readAssumption(key, text, { money: DOLLARS, site: null })
		return found.ok ? found.value : found.text
	}
	return isShare(facts.unit) ? [{ name: key, facts, shown, read }] : []
})
const ofOwnRows = OWN_TABLES.flatMap((table) =>
	ownColumns(table).fields.flatMap((field): readonly ShareField[] => {
		const { path, facts } = field
		if (!isShare(facts.unit) || facts.kind !== 'number') return []
		const shown = (share: number) => ownTyped(plan, field, share)
		return [{ name: `${table}.${path}`, facts, shown, read: (text) => value(ownParsed(plan, field, text)) }]
	}),
)
const FIELDS = [...ofLists, ...ofFinance, ...ofAssumptions, ...ofOwnRows]

test('every field of per cent of lists, financing, assumptions and own rows is among those looked at', () => {
	const names = FIELDS.map(({ name }) => name)
	expect(names).toEqual(
		expect.arrayContaining([
			...['leases.powerPassThroughShare', 'workloads.shares', 'buildPhases.existingPlant.reuseShare'],
			...['finance.termRatePerYear', 'windCaptureShare', 'gridRegions.gridLossShare'],
		]),
	)
})

test.each(FIELDS)(
	'$name reads what it shows, and a bare figure as per cent',
	({ facts: { min, max }, shown, read }) => {
		const inside = Math.min(Math.max(0.625, min ?? 0), max ?? 1)
		expect(shown(inside)).toBe(`${inside * 100}%`)
		expect(read(shown(inside))).toBe(inside)
		expect(read(String(inside * 100))).toBe(inside)
		expect(read('0.5 %')).toBe(0.005)
	},
)

test.each(FIELDS.filter(({ facts: { min } }) => (min ?? 0) <= 0.005))(
	'$name takes 0.5 as half a per cent',
	({ read }) => {
		expect(read('0.5')).toBe(0.005)
	},
)

test.each(ofAssumptions.filter(({ facts: { min } }) => (min ?? 0) > 0.005))(
	'$name, which cannot be half a per cent, asks for 0.5 to be written as one of both',
	({ read }) => {
		expect(read('0.5')).toMatch(/: “0\.5” is 0\.5%, and the least here is \d+%\. If 50% is meant, write 50%\.$/)
	},
)

test('of a bare figure that may have been meant as a part of one it is said how it was read', () => {
	const said = (text: string, list: 'workloads' | 'sites' | 'leases', field: string) =>
		saidOfShare(gridFacts(list, field), text)
	expect(said('0.4', 'workloads', 'mfu')).toBe('MFU: “0.4” is read as 0.4%. If 40% is meant, write 40%.')
	expect(said('0.2 to 0.3', 'workloads', 'mfu')).toBe('MFU: “0.2 to 0.3” is read as 0.25%. If 25% is meant, write 25%.')
	expect(said('0.6, 0.4', 'workloads', 'shares')).toBe(
		'Shares: “0.6, 0.4” is read as 0.6%, 0.4%. If 60%, 40% is meant, write 60%, 40%.',
	)
	for (const text of ['40', '0.4 %', '', '0', 'some']) expect(said(text, 'workloads', 'mfu')).toBeNull()
	expect(saidOfShare({ ...gridFacts('leases', 'rentEscalationPerYear'), max: 0.2 }, '0.5')).toBeNull()
	expect(said('0.5', 'sites', 'labour.weeklyHours')).toBeNull()
})

test('in a file shares are parts of one', () => {
	const read = (text: string) => value(parseCell(text, gridFacts('workloads', 'postTrainingShare'), { inFile: true }))
	expect(['0.5', '2', '50 %'].map(read)).toEqual([0.5, 2, 0.5])
})
