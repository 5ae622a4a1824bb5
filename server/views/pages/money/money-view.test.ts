import { expect, test } from 'vitest'
import { DOLLARS } from '#shared/units/money.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'
import { buildMoneyView } from './money-view.ts'
import { readTerm, saidOfTerms } from '../../prices/financing-terms.ts'

const ADDED = 'negative principal is unpaid interest added to the loan'
/** A hall let from so much later on: until then nothing pays the interest. */
function letFrom(startMonth: string) {
	const lease = { id: 'l', siteId: 's', itMW: 40, startMonth, termMonths: 120, rentUsdPerKWMonth: 300, rampMonths: 1 }
	const finance = { closeMonth: '2026-01', conversionMonth: '2026-07', gearingShare: 0.6, repayment: 'sculpted' }
	const plan = reproduction({
		order: { accelerators: 100 },
		hall: { scope: 'greenfield', durationMonths: 6, itMW: 60 },
		plan: { leases: [lease], finance, workloads: [] },
	})
	const result = computePlan(plan)
	const principal = Object.values(result.finance.quarters).map(({ termPrincipalUsd }) => termPrincipalUsd)
	return { said: JSON.stringify(buildMoneyView({ plan, result, status: null })).includes(ADDED), principal }
}

test('where cash does not pay the interest of the term loan yet, the table says that it is added to the loan (mM5.5)', () => {
	const late = letFrom('2027-06')
	expect(Math.min(...late.principal)).toBeLessThan(0)
	expect(late.said).toBe(true)
})

test('of a term that was read as per cent and may have been meant as a part of one it is said how it was read', () => {
	expect(readTerm('finance.gearingShare', '0.7', DOLLARS)).toBe(0.007)
	expect(saidOfTerms({ 'finance.gearingShare': '0.7', 'finance.upfrontFeeShare': '0.5' })).toBe(
		'Loan to cost: “0.7” is read as 0.7%. If 70% is meant, write 70%.',
	)
})
