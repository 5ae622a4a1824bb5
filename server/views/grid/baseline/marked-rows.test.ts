import { expect, test } from 'vitest'
import { contract, planFile } from '../../../../tests/factories/plan-file.ts'
import { buildGrid } from '../grid-view.ts'
import { listModel, wholeList } from '../list-model.ts'
import { unpacked } from '#shared/grid/whole-list.ts'

const base = planFile({
	powerContracts: [contract('grid', { name: 'Grid', capacityMW: 150 }), contract('gas', { name: 'Gas' })],
})
const scenario = planFile({
	powerContracts: [
		contract('grid', { name: 'Grid', capacityMW: 210 }),
		contract('gas', { name: 'Gas' }),
		contract('wind', { name: 'Wind' }),
	],
})
const marksIn = (rows: ReturnType<typeof buildGrid>['rows']) =>
	rows.flatMap(({ name, cells }) =>
		cells.flatMap(({ differs, note }) => (differs === undefined ? [] : [[name, differs, note]])),
	)

test('a scenario marks what differs from its baseline, with the value that stands there, and entries of its own', () => {
	const { rows } = buildGrid(scenario, 'powerContracts', { baseline: base })
	expect(marksIn(rows).map(([name, differs]) => [name, differs])).toEqual([
		['Grid', expect.stringMatching(/^Baseline: 150 MW/)],
		['Wind', 'Not in the baseline'],
	])
	expect(marksIn(rows).every(([, differs = '', note]) => note?.startsWith(differs ?? '') === true)).toBe(true)
	expect(marksIn(buildGrid(base, 'powerContracts').rows)).toEqual([])
	expect(marksIn(buildGrid(base, 'powerContracts', { baseline: base }).rows)).toEqual([])
})

test('the page of a list and the whole of a long one carry the marks', () => {
	const ask = { plan: scenario, rev: 1, list: 'powerContracts', baseline: base } as const
	const opens = { canEdit: true, once: 'once', search: '' }
	expect(marksIn(listModel({ ...ask, opens }).grid.rows)).toHaveLength(2)
	const sent = wholeList({ ...ask, search: '' }).parts.flatMap(({ rows = [] }) => rows)
	expect(marksIn(unpacked(sent))).toHaveLength(2)
})

test('a blank of the baseline is told as its default', () => {
	const blank = planFile({ powerContracts: [contract('grid', { name: 'Grid', energyPriceUsdPerMWh: null })] })
	const typed = planFile({ powerContracts: [contract('grid', { name: 'Grid', energyPriceUsdPerMWh: 52 })] })
	const [[, differs] = []] = marksIn(buildGrid(typed, 'powerContracts', { baseline: blank }).rows)
	expect(differs).toMatch(/^Baseline: (blank|.+ \(default\))$/)
})
