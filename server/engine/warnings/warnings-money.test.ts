import { expect, test } from 'vitest'
import { planFileSchema } from '#shared/schemas/plan-file.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { must } from '../../../tests/factories/must.ts'
import { workedPlan } from '../../../tests/factories/worked-plan.ts'
import { computePlan } from '../compute-plan.ts'

const simple = workedPlan('simple')
const site = must(simple.sites[0])

function warned(over: Record<string, unknown>, code: string) {
	const { finance, warnings } = computePlan(planFileSchema.parse({ ...toPlanFile(simple), ...over }))
	return { finance, warning: warnings.find((found) => found.code === code) }
}

test('mM7: land that weighs and whose price nobody stated is a guess that is told', () => {
	const wide = { ...site, landHectares: 5000 }
	expect(warned({ sites: [wide] }, 'land_guess').warning).toMatchObject({ path: 'sites[0].landUsdPerHectare' })
	// 100 hectares are 25 of some 3,700 million dollars.
	expect(warned({ sites: [{ ...site, landHectares: 100 }] }, 'land_guess').warning).toBeUndefined()
	const priced = { ...wide, landUsdPerHectare: 200_000 }
	expect(warned({ sites: [priced] }, 'land_guess').warning).toBeUndefined()
	for (const key of ['landUsdPerHectare', `${site.id}/landUsdPerHectare`])
		expect(warned({ sites: [wide], assumptions: { [key]: 200_000 } }, 'land_guess').warning).toBeUndefined()
})

test('mM5.6: equity that pays for what cash does not carry after conversion is told with its sum', () => {
	// Nothing is sold: what the plan runs on is paid in.
	const { warning, finance } = warned({ finance: {} }, 'equity_cure')
	expect(warning).toMatchObject({ path: 'finance.targetDscr' })
	expect(must(finance.returns.equityUsd)).toBeGreaterThan(0)
	expect(warned({}, 'equity_cure').warning).toBeUndefined()
})

test('mM7: debt at the end above what is left of the plan is told, by the loan that is sized to cover it is not', () => {
	const heavy = { gearingShare: 0.9, sizeByDscr: false, repayment: 'interest_only' }
	const { warning, finance } = warned({ finance: heavy }, 'debt_beyond_value')
	expect(warning).toMatchObject({ path: 'finance.termMonths' })
	expect(must(finance.cashFlow.termBalanceUsd.at(-1))).toBeGreaterThan(must(finance.returns.terminalValueUsd))
	expect(warned({ finance: { ...heavy, sizeByDscr: true } }, 'debt_beyond_value').warning).toBeUndefined()
})
