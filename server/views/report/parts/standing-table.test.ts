import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { reproduction } from '../../../../tests/factories/reproduction.ts'
import { standingTable } from './standing-table.ts'

const tableOf = (hall: Record<string, unknown>) => {
	const plan = reproduction({ hall: { scope: 'fit_out_only', ...hall } })
	return standingTable({ plan, result: computePlan(plan) })
}

test('a hall on what stands tells when its gear may be worked on, and what is not bought', () => {
	const [table] = tableOf({
		liveSite: 'inside',
		workWindows: ['2026-04', '2026-05', '2026-06', '2026-10'],
		existingPlant: [{ item: 'hv_transformer', units: 4, unitSize: 2.5, reuseShare: 0.5 }],
	})
	expect(table?.columns.map(({ name }) => name)).toEqual([
		'Hall',
		'Live-site work',
		'Work windows',
		'Existing equipment',
	])
	const [, live, windows, stands] = table?.rows[0]?.map(({ text }) => text) ?? []
	expect([live, windows]).toEqual(['Inside', 'Apr 2026 to Jun 2026, Oct 2026'])
	expect(stands).toMatch(/^4 × .+ of 2\.5 \w+, 50% fit for use$/)
})

test('a plan of new halls on a site of their own prints no such table', () => {
	expect(tableOf({})).toEqual([])
})
