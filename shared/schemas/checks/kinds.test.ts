import { expect, test } from 'vitest'
import { mendedPlan } from '#shared/schemas/stored-plan.ts'
import { parsePlanFile } from '../plan-file.ts'

const plan = (over: Record<string, unknown>) => ({
	format: 'strata.plan/1',
	name: 'Campus',
	startMonth: '2026-01',
	horizonMonths: 12,
	sites: [{ id: 's', name: 'S', latitude: 32, longitude: -99 }],
	...over,
})
const contract = (over: Record<string, unknown>) => ({
	id: 'c',
	siteId: 's',
	kind: 'utility_firm',
	capacityMW: 45,
	startMonth: '2026-01',
	...over,
})
const lines = (input: unknown) => {
	const parsed = parsePlanFile(input)
	return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}

test('a ramp step above the contract’s capacity is refused, one up to it is taken', () => {
	const ramp = (MW: number) => plan({ powerContracts: [contract({ rampSteps: [{ month: '2026-03', MW }] })] })
	expect(lines(ramp(500))).toEqual(['powerContracts[0].rampSteps[0].MW: expected at most the capacity, 45 MW'])
	expect(lines(ramp(45))).toEqual([])
})

test('a value that means nothing for the contract’s kind is refused by name; nothing said, or the default, is not', () => {
	const stray = { fuelUsdPerMMBtu: 4, energyMWh: 100, units: 3, capacityFactor: 0.4, maxHoursPerYear: 10, backupMW: 5 }
	expect(lines(plan({ powerContracts: [contract(stray)] })).toSorted()).toEqual(
		Object.keys(stray)
			.map((field) => `powerContracts[0].${field}: means nothing for the kind Utility firm service`)
			.toSorted(),
	)
	expect(lines(plan({ powerContracts: [contract({ kind: 'btm_recip', fuelUsdPerMMBtu: 4, units: 3 })] }))).toEqual([])
	expect(lines(plan({ powerContracts: [contract({ kind: 'bess', energyMWh: 100 })] }))).toEqual([])
	expect(lines(plan({ powerContracts: [contract({ fuelUsdPerMMBtu: null, backupMW: 0 })] }))).toEqual([])
})

test('no hall needs a duration, and an existing one takes no time and no share of prefabrication', () => {
	const hall = { id: 'h', siteId: 's', itMW: 10, startMonth: '2026-01', scope: 'existing' }
	const parsed = parsePlanFile(plan({ buildPhases: [hall] }))
	expect(parsed.ok && parsed.plan.buildPhases[0]?.durationMonths).toBe(0)
	expect(lines(plan({ buildPhases: [{ ...hall, scope: 'greenfield' }] }))).toEqual([])
	expect(lines(plan({ buildPhases: [{ ...hall, prefabShare: 0.5 }] }))).toEqual([
		'buildPhases[0].prefabShare: means nothing for the kind existing',
	])
})

test('a plan stored before such values were refused is read without them', () => {
	const old = plan({
		powerContracts: [contract({ fuelUsdPerMMBtu: 4, rampSteps: [{ month: '2026-03', MW: 500 }], takeOrPayShare: 0.5 })],
	})
	expect(lines(old)).toHaveLength(2)
	const parsed = parsePlanFile(mendedPlan(old))
	expect(parsed.ok && parsed.plan.powerContracts[0]).toMatchObject({
		fuelUsdPerMMBtu: null,
		takeOrPayShare: 0.5,
		rampSteps: [{ month: '2026-03', MW: 45 }],
	})
})

test('two actuals of one thing in one month are refused: they are named by both', () => {
	const actual = { ref: 'contract:c', month: '2026-02', percentComplete: 0.2 }
	const twice = plan({ powerContracts: [contract({})], actuals: [actual, { ...actual, percentComplete: 0.3 }] })
	expect(lines(twice)).toEqual(['actuals[1].month: actuals[0] is already of this, for the same month'])
})

test('collateral that is returned before it is posted is refused, and both fields are named', () => {
	const held = (over: Record<string, unknown>) =>
		plan({ powerContracts: [contract({ collateralUsd: 1e6, collateralReleaseMonth: '2026-06', ...over })] })
	const parsed = parsePlanFile(held({ collateralMonth: '2026-09' }))
	expect(parsed.ok ? [] : parsed.problems).toEqual([
		{
			path: 'powerContracts[0].collateralReleaseMonth',
			message: 'expected September 2026, the month of «Collateral posted», or later',
			mend: 'Move one of the two, or leave the return out.',
		},
	])
	expect(lines(held({ collateralMonth: '2026-06' }))).toEqual([])
	expect(lines(held({ startMonth: '2026-07' }))).toEqual([
		'powerContracts[0].collateralReleaseMonth: expected July 2026, the month of «Start», or later',
	])
	expect(lines(held({ collateralUsd: null, collateralMonth: '2026-09' }))).toEqual([])
})
