import { expect, test } from 'vitest'
import { must } from '../../../../tests/factories/must.ts'
import { planFile } from '../../../../tests/factories/plan-file.ts'
import { buildGrid } from '../../grid/grid-view.ts'
import { contract } from '../../../../tests/factories/plan-file.ts'
import { buildAssumptionsView } from './assumptions-view.ts'

const sites = [
	{ id: 'reno', name: 'Reno' },
	{ id: 'ely', name: 'Ely' },
]
const rowIn = (view: ReturnType<typeof buildAssumptionsView>, key: string) =>
	must(view.rows.find((row) => row.key === key))

test('an assumption of a scenario says what stands in the baseline where it differs, and nothing where it does not', () => {
	const base = planFile({ assumptions: { discountRate: 0.1, siteReserve: 0.05, idlePowerShare: 0.3 } })
	const plan = planFile({ assumptions: { discountRate: 0.12, siteReserve: 0.05, defaultChip: 'h100-sxm' } })
	const view = buildAssumptionsView(plan, base)
	expect(rowIn(view, 'discountRate').differs).toBe('Baseline: 10%')
	expect(rowIn(view, 'siteReserve').differs).toBeNull()
	// The scenario has gone back to the default, and put another chip in the place of the baseline's default.
	expect(rowIn(view, 'idlePowerShare').differs).toBe('Baseline: 30%')
	expect(rowIn(view, 'defaultChip').differs).toBe('Baseline: NVIDIA GB200 NVL72 (per GPU) (default)')
	expect(view.rows.filter(({ differs }) => differs !== null)).toHaveLength(3)
	for (const alone of [buildAssumptionsView(plan), buildAssumptionsView(plan, plan)])
		expect(alone.rows.flatMap(({ differs, left }) => [differs, ...left]).filter((one) => one !== null)).toEqual([])
})

test('a range that differs differs, and is told beside the value as grids tell it', () => {
	const ranged = (low: number, high: number) =>
		planFile({
			assumptions: { discountRate: 0.1 },
			notes: { 'assumptions/discountRate': { low, high } },
		})
	const { differs } = rowIn(buildAssumptionsView(ranged(0.08, 0.12), ranged(0.09, 0.11)), 'discountRate')
	expect(differs).toBe('Baseline: 10% ±1%')
})

test('values of single sites are marked, and one that the baseline alone has is told beneath', () => {
	const base = planFile({
		sites,
		assumptions: { idlePowerShare: 0.3, 'ely/idlePowerShare': 0.25, 'reno/siteReserve': 2 },
	})
	const plan = planFile({
		sites: [...sites, { id: 'elko', name: 'Elko' }],
		assumptions: {
			...{ idlePowerShare: 0.3, 'ely/idlePowerShare': 0.22 },
			...{ 'reno/idlePowerShare': 0.28, 'elko/idlePowerShare': 0.21 },
		},
	})
	const view = buildAssumptionsView(plan, base)
	expect(rowIn(view, 'idlePowerShare').sites.map(({ site, differs }) => [site, differs])).toEqual([
		['Reno', 'Baseline: 30%'],
		['Ely', 'Baseline: 25%'],
		['Elko', 'Not in the baseline'],
	])
	expect(rowIn(view, 'siteReserve')).toMatchObject({
		differs: null,
		left: [{ key: 'reno/siteReserve', site: 'Reno', differs: 'Baseline: 2' }],
	})
	// Of a site that the scenario has not nothing is said, as in the grid of sites.
	expect(rowIn(buildAssumptionsView(planFile({ sites: [] }), base), 'siteReserve').left).toEqual([])
})

test('a price of the baseline is told in the currency of the plan, as grids tell it', () => {
	const euros = { currency: 'EUR', usdPerCurrencyUnit: 1.25 }
	const base = planFile({
		powerContracts: [contract('grid', { name: 'Grid', energyPriceUsdPerMWh: 50 })],
		assumptions: { perDiemUsdPerDay: 100 },
	})
	const plan = {
		...planFile({
			powerContracts: [contract('grid', { name: 'Grid', energyPriceUsdPerMWh: 60 })],
			assumptions: { perDiemUsdPerDay: 120 },
		}),
		...euros,
	}
	const { value, unit, differs } = rowIn(buildAssumptionsView(plan, base), 'perDiemUsdPerDay')
	expect([value, unit.slice(0, 3), differs]).toEqual(['96', 'EUR', `Baseline: 80 ${unit}`])
	const { rows } = buildGrid(plan, 'powerContracts', { baseline: base })
	expect(rows.flatMap(({ cells }) => cells).flatMap(({ differs }) => differs ?? [])).toEqual(['Baseline: 40 EUR/MWh'])
})
