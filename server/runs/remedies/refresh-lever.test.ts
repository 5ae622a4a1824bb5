import { expect, test } from 'vitest'
import { applyChange } from './apply-change.ts'
import { remedyTitle } from '#server/views/remedies/remedy-words.ts'
import { reproduction } from '../../../tests/factories/reproduction.ts'
import { findRemedies } from './find-remedies.ts'

/** A service that outlives its accelerators: they leave in March 2031, and nothing follows. */
const plan = reproduction({
	workload: {
		...{ kind: 'inference', model: 'llama-3.1-70b', precision: 'fp8', applicationIds: ['a'] },
		...{ trainingTokens: undefined, accelerators: undefined },
	},
	plan: {
		horizonMonths: 84,
		applications: [{ id: 'a', archetype: 'chat-consumer', unitsAtStart: 50_000_000, startMonth: '2026-06' }],
		finance: { closeMonth: '2026-02', gearingShare: 0.6 },
	},
})

test('a refresh is told where accelerators leave with nothing behind them, and no way out touches the financing', () => {
	const remedies = findRemedies(plan, { month: '2031-06', part: 'shortfalls' }).shortfalls.flatMap(
		(one) => one.remedies,
	)
	const refresh = remedies.find(({ lever }) => lever === 'order_refresh')
	expect(refresh?.clears).toBe(true)
	expect(refresh === undefined ? '' : remedyTitle(refresh)).toMatch(/[Rr]efresh/)
	expect(remedies.map(({ change }) => applyChange(plan, change)?.finance)).toEqual(remedies.map(() => plan.finance))
})
