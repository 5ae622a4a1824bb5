import { expect, test } from 'vitest'
import { lossOf, madeVerdict, siteVerdict } from '../../../tests/factories/verdict/made-verdict.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { questionsOf } from './loss-questions.ts'
import { costOf, discountFrom, isPriced, regainedBetween, valueOf } from './worth.ts'
import type { Outcome } from './trial-runs.ts'

const END = '2032-01'
const late = (mwMonths: number, usd: number) =>
	lossOf({ kind: 'late', cause: 'starts_later', layer: 'energy', mwMonths, usd })
const idleHalls = (mwMonths: number, usd: number) =>
	lossOf({ kind: 'idle', cause: 'starts_later', layer: 'energy', mwMonths, usd, facts: { stands: 'infrastructure' } })

const outcome = (verdict: Outcome['verdict'], committed = 0, asked = 1000): Outcome => ({
	verdict,
	asked: { abilene: asked, one: asked, two: asked },
	paid: { committed, opex: 0, byMonth: [committed, 0, 0], afterPlan: 0, hands: 0 },
	caps: { gb200: null },
	missedMWMonths: 0,
})

test('a MW-month that is late no more is counted once, though the hall beside it stood idle in it', () => {
	const before = outcome(madeVerdict({ losses: [late(100, 50e6), idleHalls(100, 20e6)] }))
	const after = outcome(madeVerdict({ losses: [] }))
	expect(regainedBetween({ before, after }, END)).toMatchObject({ mwMonths: 100, usd: 50e6 })
	// Of 100 idle MW-months 60 go with those that are late no more; 40 are beyond them.
	const partly = outcome(madeVerdict({ losses: [late(60, 30e6), idleHalls(100, 20e6)] }))
	expect(regainedBetween({ before: partly, after }, END).usd).toBe(30e6 + 8e6)
})

test('what is past is regained by nobody', () => {
	const before = outcome(madeVerdict({ losses: [lossOf({ past: true, usd: 9e6 })] }))
	expect(regainedBetween({ before, after: outcome(madeVerdict({ losses: [] })) }, END)).toMatchObject({
		mwMonths: 0,
		usd: 0,
	})
})

test('a target that moves with the plan’s own dates regains nothing that is late, nor does it come sooner', () => {
	const before = outcome(madeVerdict({ losses: [late(100, 50e6)], sites: { abilene: siteVerdict() } }))
	const later = outcome(
		madeVerdict({
			losses: [],
			sites: { abilene: siteVerdict({ fullPower: { month: '2027-01', monthsLate: 0 } }) },
		}),
		0,
		900,
	)
	expect(regainedBetween({ before, after: later }, END)).toEqual({
		...{ mwMonths: 0, usd: 0, monthsSooner: 0 },
		fullPower: null,
	})
	const same = { ...later, asked: before.asked }
	expect(regainedBetween({ before, after: same }, END)).toMatchObject({ mwMonths: 100, usd: 50e6, monthsSooner: 14 })
})

test('months sooner are of the site that gains most, to the end of the plan where it never came', () => {
	const of = (one: string | null, two: string | null) =>
		madeVerdict({
			sites: {
				one: siteVerdict({ fullPower: { month: one, monthsLate: null } }),
				two: siteVerdict({ fullPower: { month: two, monthsLate: null } }),
			},
		})
	const sooner = (before: ReturnType<typeof of>, after: ReturnType<typeof of>) =>
		regainedBetween({ before: outcome(before), after: outcome(after) }, END).monthsSooner
	expect(sooner(of('2030-06', '2030-01'), of('2030-02', '2030-01'))).toBe(4)
	expect(sooner(of(null, '2030-01'), of('2031-11', '2030-01'))).toBe(2)
	expect(sooner(of(null, '2030-01'), of(null, '2030-01'))).toBe(0)
})

test('value takes the cost off at present value, and what is not bought is not counted twice', () => {
	const plan = planFile({ startMonth: '2026-01', asOfMonth: '2026-01', assumptions: { discountRate: 0 } })
	const of = { startMonth: plan.startMonth, discount: discountFrom(plan) }
	const before = outcome(madeVerdict({ losses: [late(100, 50e6)] }), 30e6)
	const dearer = outcome(madeVerdict({ losses: [] }), 40e6)
	expect(costOf({ before, after: dearer }, 'hall_add')).toBe(10e6)
	expect(valueOf({ before, after: dearer }, { lever: 'hall_add', ...of })).toBe(40e6)
	const fewer = outcome(madeVerdict({ losses: [] }), 0)
	expect(costOf({ before, after: fewer }, 'order_fewer')).toBe(-30e6)
	expect(valueOf({ before, after: fewer }, { lever: 'order_fewer', ...of })).toBe(50e6)
})

test('what buys something and has no price is not offered', () => {
	expect(isPriced('contract_add', 0)).toBe(false)
	expect(isPriced('contract_add', -5e6)).toBe(true)
	expect(isPriced('hall_cooling', 0)).toBe(true)
})

test('losses of one cause at one site are one question, the heaviest first, without what is past', () => {
	const losses = [
		lossOf({ cause: 'due_later', layer: 'chips', usd: 5, item: 'order:a', from: '2029-01', to: '2029-03' }),
		lossOf({
			cause: 'due_later',
			layer: 'chips',
			usd: 7,
			item: 'order:b',
			kind: 'stranded',
			from: '2029-06',
			to: '2029-08',
		}),
		lossOf({ cause: 'starts_later', layer: 'energy', usd: 9 }),
		lossOf({ cause: 'starts_later', layer: 'energy', usd: 900, past: true }),
	]
	const asked = questionsOf(madeVerdict({ losses }), '2029-01')
	expect(asked.map(({ cause, weight }) => [cause, weight])).toEqual([
		['due_later', 12],
		['starts_later', 9],
	])
	expect(asked[0]).toMatchObject({ from: 0, to: 8, first: '2029-01', last: '2029-08' })
})

test('of a power cap counts what is missed no more as without caps, and nothing that stands idle (D5)', () => {
	const unserved = (mwMonths: number) => lossOf({ kind: 'unserved', cause: 'ramping', mwMonths, usd: mwMonths * 1e6 })
	const before = { ...outcome(madeVerdict({ losses: [unserved(100), idleHalls(50, 20e6)] })), missedMWMonths: 120 }
	const capped = { ...outcome(madeVerdict({ losses: [unserved(30)] })), caps: { gb200: 600 } }
	// Half of the accelerators' power is gone from what is unserved; of the work that is missed it is little.
	expect(regainedBetween({ before, after: { ...capped, missedMWMonths: 110 } }, END)).toMatchObject({
		mwMonths: 10,
		usd: 10e6,
	})
	// Slower by more than the power that is won is a loss.
	expect(regainedBetween({ before, after: { ...capped, missedMWMonths: 130 } }, END).usd).toBe(-10e6)
	expect(regainedBetween({ before, after: { ...capped, caps: before.caps } }, END)).toMatchObject({ mwMonths: 70 })
})
