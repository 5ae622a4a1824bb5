import { describe, expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { VERDICT_PLANS } from '../../../../tests/verdicts/plans.ts'
import { lossOf, madeVerdict } from '../../../../tests/factories/verdict/made-verdict.ts'
import { contract, hall, planFile } from '../../../../tests/factories/plan-file.ts'
import { LAYERS } from '#shared/layers.ts'
import { LOSS_CAUSES, LOSS_KINDS } from '#shared/result/verdict-result.ts'
import { lossesToTell, lossWords, totalsTitle } from './loss-words.ts'

const first = { id: 'first', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 72, orderMonth: '2026-01' }
const plan = planFile({
	powerContracts: [contract('grid', { name: 'Grid connection' })],
	buildPhases: [hall('a', { name: 'Hall A' }), hall('b', { name: 'Hall B' })],
	chipOrders: [{ ...first, name: 'First order' }],
})

describe('a sentence for each loss', () => {
	test.each([
		[
			lossOf({
				cause: 'starts_later',
				layer: 'energy',
				item: 'contract:grid',
				usd: 881e6,
				facts: { until: '2030-05' },
			}),
			'Late power: Grid connection starts in May 2030 (975 MW-months, $881M, Jun 2029–Jul 2030).',
		],
		[
			lossOf({
				cause: 'slipped_labor',
				item: 'phase:a',
				facts: { until: '2030-05', planned: '2030-01', trade: 'electrician' },
			}),
			'Late halls: Hall A is ready in May 2030, four months behind plan, due to an electrician shortage (975 MW-months, Jun 2029–Jul 2030).',
		],
		[
			lossOf({
				...{ kind: 'stranded', cause: 'racks_over_hall', item: 'phase:b', usd: 179e6 },
				facts: { stands: 'chips', chip: 'gb300-nvl72', racks: { unitKW: 142, hallKW: 120, share: 0 } },
			}),
			'Stranded chips: NVIDIA GB300 NVL72 racks draw 142 kW; Hall B takes 120 kW (975 MW-months, $179M, Jun 2029–Jul 2030).',
		],
		[
			lossOf({ kind: 'idle', cause: 'over_built', layer: 'models', usd: 11.7e9, facts: { usedShare: 0.34 } }),
			'Idle chips: demand uses only a third (975 MW-months, $11.7B, Jun 2029–Jul 2030).',
		],
		[
			lossOf({
				...{ kind: 'belowCost', cause: 'price_below_cost', layer: 'applications', mwMonths: 0, usd: 40e6 },
				facts: { unitCostUsd: 34.8, priceUsd: 12 },
			}),
			'Sold below cost: a million tokens costs $34.8 and sells at $12 ($40M, Jun 2029–Jul 2030).',
		],
	])('%#', (loss, sentence) => {
		expect(lossWords(plan, loss).sentence).toBe(sentence)
	})

	test('every kind and cause has one, with facts and without, of an item and of the whole site', () => {
		for (const layer of LAYERS)
			for (const cause of LOSS_CAUSES[layer])
				for (const kind of LOSS_KINDS)
					for (const item of [null, 'phase:a', 'order:gone']) {
						const { sentence } = lossWords(plan, lossOf({ kind, cause, layer, item }))
						expect(sentence).not.toMatch(/null|undefined|NaN|  |asked|_/)
						expect(sentence).toMatch(/^[A-Z].*\.$/)
					}
	})
})

test('what is under one percent of all that is coming gets no line, and what is past none of these', () => {
	const [most, some, trifle] = [lossOf({ usd: 881e6 }), lossOf({ usd: 37e6 }), lossOf({ usd: 2.2e6 })]
	const past = lossOf({ usd: 900e6, past: true })
	expect(lossesToTell({ losses: [past, some, trifle, most] })).toEqual([most, some])
	expect(lossesToTell({ losses: [past, some] }, true)).toEqual([past])
})

describe('what all of it comes to', () => {
	const of = (totals: Parameters<typeof madeVerdict>[0]) => totalsTitle(plan, madeVerdict(totals).totals)
	test('in money, and what most of it is lost to', () => {
		const late = { mwMonths: 975, usd: 881e6 }
		expect(of({ totals: { late, unserved: { mwMonths: 41, usd: 37e6 } } })).toBe(
			'$918M is lost, nearly all to schedule delay',
		)
		expect(of({ totals: { late } })).toBe('$881M is lost, all to schedule delay')
	})
	test('without a price in megawatt-months, kind by kind: they are never added up', () => {
		const unpriced = { late: { mwMonths: 975, usd: null }, unserved: { mwMonths: 41, usd: null } }
		expect(of({ totals: unpriced })).toBe('975 MW-months late and 41 MW-months unserved')
		expect(of({})).toBeNull()
	})
})

test('what no tenant leases is unlet, of halls and of their power, and no layer’s fault', () => {
	const landlord = VERDICT_PLANS.landlord()
	const { losses } = computePlan(landlord).verdict
	const said = losses.map((loss) => lossWords(landlord, loss)).map(({ title, cause }) => [title, cause])
	expect(said).toContainEqual(['Unlet halls', 'Tenants: no tenant leases 20 MW IT'])
	expect(said).toContainEqual(['Idle power', 'Tenants: no tenant to use 50.1 MW IT of power'])
})
