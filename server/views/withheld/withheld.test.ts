import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { EXPLANATION_ANSWERS } from '#server/runs/explanation-answers.ts'
import type { KeptRun } from '#server/runs/kept-runs.ts'
import { PAGE_ANSWERS } from '#server/runs/page-answers.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { FIELD_LISTS, fieldsOf } from '#shared/fields/registry.ts'
import type { Withheld } from '#shared/together/link-scope.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { heldBy } from '../report/parts/withheld-fields.ts'
import { heldByName, withheldPlan } from './withheld-plan.ts'
import { withheldAnswer } from './withheld-answer.ts'

/** Prices that nothing else in a plan comes to, and a name that nothing else has. */
function marked() {
	const plan = validPlan(must(TEMPLATES[0]).plan)
	return {
		...plan,
		sites: plan.sites.map((row) => ({
			...row,
			gasSupply: { maxMMBtuPerDay: 90_000, usdPerMMBtu: 4.913, takeOrPayShare: null, startMonth: null },
		})),
		powerContracts: plan.powerContracts.map((row, index) => ({
			...row,
			name: `Feed ${String(index + 1)} of Quixote Power`,
			counterparty: 'Quixote Power',
			energyPriceUsdPerMWh: 61.37 + index,
			demandChargeUsdPerKWMonth: 7.193,
		})),
		chipOrders: plan.chipOrders.map((row) => ({ ...row, unitPriceUsd: 31_337 })),
		notes: {
			...plan.notes,
			[`powerContracts/${must(plan.powerContracts[0]).id}/energyPriceUsdPerMWh`]: {
				...{ low: 59.87, high: null, why: 'as quoted', source: 'Letter of Quixote Power', quality: 'quote' as const },
			},
		},
	}
}

const plan = marked()
const frame = runPlan(plan)
const result = resultOf(frame)
const run: KeptRun = {
	at: { scenarioId: 'a', rev: 1, month: '2026-11' },
	...{ plan, written: plan, frame },
	result: () => result,
}
const opens = { canEdit: false, search: '', once: 'x' }
const at = '2026-11-02T09:00:00Z'
const contract = must(plan.powerContracts[0]).id
const edit = { userName: 'A planner', at: new Date(at), action: 'update' }
const changes = [
	{
		...edit,
		rev: 2,
		why: 'as quoted: 58.91',
		kind: 'powerContracts',
		itemId: contract,
		fields: [{ field: 'energyPriceUsdPerMWh', before: 58.91, after: 61.37 }],
	},
	{
		...edit,
		rev: 3,
		why: 'as quoted: 4.913',
		kind: 'sites',
		itemId: must(plan.sites[0]).id,
		fields: [{ field: 'gasSupply.usdPerMMBtu', before: null, after: 4.913 }],
	},
]
const list = (of: string) => ({ ...opens, search: `tab=${of}&sort=${of}/-energyPriceUsdPerMWh` })

/** Every page that a link opens without a tick, and what its tabs, lists and finds say. */
function pagesOf(shown: KeptRun): Readonly<Record<string, unknown>> {
	const asked = { opens }
	return {
		overview: PAGE_ANSWERS.overview(shown),
		layout: PAGE_ANSWERS.layout(shown),
		energy: PAGE_ANSWERS.energy(shown, asked),
		contracts: PAGE_ANSWERS.energy(shown, { opens: list('powerContracts') }),
		chips: PAGE_ANSWERS.chips(shown, asked),
		orders: PAGE_ANSWERS.chips(shown, { opens: list('chipOrders') }),
		infrastructure: PAGE_ANSWERS.infrastructure(shown, asked),
		demand: PAGE_ANSWERS.demand(shown, asked),
		workloads: PAGE_ANSWERS.demand(shown, { opens: list('workloads') }),
		schedule: PAGE_ANSWERS.schedule(shown, { opens }),
		workforce: PAGE_ANSWERS.workforce(shown, { trade: null, opens }),
		cover: PAGE_ANSWERS.detail(shown, { search: '?tab=cover' }),
		ways: PAGE_ANSWERS.detail(shown, { search: '?tab=ways' }),
		sites: PAGE_ANSWERS.sites(shown, { opens }),
		site: PAGE_ANSWERS.site(shown, { siteId: must(plan.sites[0]).id, search: '' }),
		rows: PAGE_ANSWERS.rows(shown, { list: 'powerContracts', search: 'sort=powerContracts/energyPriceUsdPerMWh' }),
		orderRows: PAGE_ANSWERS.rows(shown, { list: 'chipOrders', search: '' }),
		find: ['c', 'e', 'capex', 'quixote', 'npv'].map((words) => PAGE_ANSWERS.find(shown, { words })),
		assumptions: PAGE_ANSWERS.assumptions(shown, { search: '' }),
		compared: PAGE_ANSWERS.compared(shown),
		activity: PAGE_ANSWERS.activity(shown, { changes }),
		power: EXPLANATION_ANSWERS.explain(shown, { quantity: 'facilityPowerMW' }),
		firm: EXPLANATION_ANSWERS.explain(shown, { quantity: 'layers.energy.available', scope: 'plan' }),
	}
}

const said = (withheld: readonly Withheld[]): Readonly<Record<string, string>> => {
	const shown = { ...run, plan: withheldPlan(plan, withheld), written: withheldPlan(plan, withheld) }
	return Object.fromEntries(
		Object.entries(pagesOf(shown)).map(([page, answer]) => [
			page,
			JSON.stringify(withheldAnswer(answer, plan, withheld)),
		]),
	)
}
const found = (texts: Readonly<Record<string, string>>, pattern: RegExp) =>
	Object.entries(texts).flatMap(([page, text]) =>
		[...text.matchAll(pattern)]
			.slice(0, 3)
			.map(({ index, 0: hit }) => `${page}: ${text.slice(Math.max(0, index - 90), index + hit.length + 30)}`),
	)

const PRICES = /4\.91|61\.37|62\.37|58\.91|59\.87|7\.193|31,?337/g
const NAMES = /Quixote/g
const AMOUNTS = /\$\s?\d|\d[\d,.]*(?:[\s\u202f][kMBT])?\sUSD\b/g

test('what is withheld by name is what the registry calls a price or a counterparty', () => {
	for (const name of FIELD_LISTS) {
		for (const field of fieldsOf(name)) {
			const held = name === 'plan' && field.name === 'usdPerCurrencyUnit' ? undefined : heldBy(field, field.name)
			expect([field.name, heldByName(field.name)]).toEqual([field.name, held ?? null])
		}
	}
})

test('where nothing is withheld, pages tell prices, counterparties and money', () => {
	const all = said([])
	expect(found(all, PRICES)).not.toEqual([])
	expect(all['activity']).toContain('4.913 USD/MMBtu')
	expect(found(all, NAMES)).not.toEqual([])
	expect(found(all, AMOUNTS)).not.toEqual([])
	expect(JSON.stringify(all)).not.toContain('withheld')
})

test('withheld prices and counterparties stand on no page, in no list, find, change or explanation', () => {
	const told = said(['prices', 'counterparties'])
	expect(found(told, PRICES)).toEqual([])
	expect(found(told, NAMES)).toEqual([])
	// Sums are no price of one thing.
	expect(found(told, AMOUNTS)).not.toEqual([])
	expect(told['contracts']).toContain('withheld')
})

test('without costs and finance no page tells an amount of money, nor opens one', () => {
	const told = said(['money', 'prices'])
	expect(found(told, AMOUNTS)).toEqual([])
	expect(found(told, PRICES)).toEqual([])
	expect(found(told, /"unit":"usd[^"]*"/g)).toEqual([])
	expect(found(told, /"quantity":"finance\.[^"]*"/g)).toEqual([])
	expect(found(told, NAMES)).not.toEqual([])
	expect(told['overview']).not.toContain('Capex')
	expect(told['overview']).toContain('Peak construction headcount')
})

test('the order of rows does not tell a withheld price', () => {
	const ids = (withheld: readonly Withheld[], direction: string) => {
		const shown = { ...run, plan: withheldPlan(plan, withheld) }
		const search = `sort=powerContracts/${direction}energyPriceUsdPerMWh`
		return PAGE_ANSWERS.rows(shown, { list: 'powerContracts', search }).parts.flatMap(({ rows = [] }) =>
			rows.map(({ id }) => id),
		)
	}
	expect(ids([], '')).not.toEqual(ids([], '-'))
	expect(ids(['prices'], '')).toEqual(ids(['prices'], '-'))
})
