import { expect, test } from 'vitest'
import { NO_DIFFERENCES, type Differences } from '#shared/schemas/differences.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { buildDifferencesView } from './differences-view.ts'

const grid = {
	id: 'bridge',
	name: 'Bridge',
	siteId: 'abilene',
	kind: 'utility_firm',
	capacityMW: 65,
	startMonth: '2030-09',
}
const scenario = planFile({
	sites: [{ id: 'abilene', name: 'Abilene', latitude: 32, longitude: -98 }],
	powerContracts: [grid],
})
const stated: Differences = {
	...NO_DIFFERENCES,
	entries: [{ how: 'added', list: 'powerContracts', id: 'bridge', item: grid, after: null }],
}
const against = (baseline: typeof scenario) =>
	buildDifferencesView({ baseline, plan: scenario, differences: stated, aside: NO_DIFFERENCES })

test('a scenario whose own entry the baseline has come to hold differs in nothing', () => {
	expect(against(scenario)).toEqual({ rows: [], aside: [], summary: 'Nothing differs from the baseline' })
})

test('an entry that both state differs field by field, one that only the scenario states as a whole', () => {
	const larger = planFile({ sites: scenario.sites, powerContracts: [{ ...grid, capacityMW: 80 }] })
	expect(against(larger).rows.map(({ what, from, to }) => [what, from, to])).toEqual([
		['Capacity of Bridge', '80 MW', '65 MW'],
	])
	const without = planFile({ sites: scenario.sites, powerContracts: [] })
	expect(against(without).rows.map(({ what, from, to }) => [what, from, to])).toEqual([
		['Contract Bridge', 'not in the plan', 'added: Utility firm service, 65 MW, Sep 2030'],
	])
})

test('an entry whose name begins with what it is has that said once', () => {
	const named = (name: string) => {
		const own = { ...grid, name }
		const plan = planFile({ sites: scenario.sites, powerContracts: [own] })
		const entries = [{ how: 'added', list: 'powerContracts', id: 'bridge', item: own, after: null }] as const
		const baseline = planFile({ sites: scenario.sites, powerContracts: [] })
		return buildDifferencesView({
			...{ baseline, plan, aside: NO_DIFFERENCES },
			differences: { ...NO_DIFFERENCES, entries: [...entries] },
		}).rows.map(({ what }) => what)
	}
	expect(['Contract 2', 'contract 3', 'Contracted gas'].flatMap(named)).toEqual([
		...['Contract 2', 'Contract 3', 'Contract Contracted gas'],
	])
})
