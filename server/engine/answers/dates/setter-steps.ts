import type { Explanation } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { explain } from '../../kernel/explain/explain.ts'
import type { Frame } from '../../kernel/run.ts'
import type { EngineModel } from '../../world.ts'
import type { Setter } from './setters.ts'

/** What a site delivers, and could by each layer alone. */
const CARRIED = ['sites.deliveredItMW', 'sites.fedItMW', 'sites.housedItMW', 'sites.filledItMW'] as const
const OF_LAYER: Readonly<Record<string, (typeof CARRIED)[number]>> = {
	energy: 'sites.fedItMW',
	infrastructure: 'sites.housedItMW',
}

/** The dates of an item: the one that sets the month, and what that one is made of. */
const CHAINS = {
	phase: [
		'schedule.phase.finish',
		'schedule.phase.plannedFinish',
		'schedule.phase.finishInTime',
		'schedule.orderDelay',
	],
	contract: ['contracts.start', 'energy.contractStart', 'schedule.contractSlip', 'contracts.firmMW'],
	order: ['schedule.order.finish', 'schedule.orderFirstDelivery', 'schedule.orderMonth', 'schedule.orderLead'],
} as const
type Listed = keyof typeof CHAINS
const isListed = (list: string): list is Listed => Object.hasOwn(CHAINS, list)

/** What each site could deliver in the month before, then what sets the month with the dates behind it. */
export function stepsTo(frame: Frame<EngineModel>, setters: readonly Setter[]): readonly Explanation<Remark>[] {
	const sites = [...new Set(setters.map(({ site }) => site))]
	return sites.flatMap((site) => {
		const own = setters.filter((setter) => setter.site === site)
		const before = (own[0]?.month ?? frame.world.months) - 1
		const at = { index: site, month: before, monthNames: frame.world.model.months, depth: 0 }
		return [
			...CARRIED.map((quantity) => explain(frame, { quantity, ...at })),
			...own.map((one) => setterStep(frame, one)),
		]
	})
}

/** What sets the month, told as the verdict tells it, and below it where its date comes from. */
function setterStep(frame: Frame<EngineModel>, { set, site, month }: Setter): Explanation<Remark> {
	const { months: monthNames } = frame.world.model
	const before = (month ?? frame.world.months) - 1
	const name = month === null ? null : (monthNames[month] ?? null)
	const decided: Remark = { code: 'sets_date', facts: { month: name, set } }
	const [first, ...behind] = itemFigures(frame, set.item, month ?? before)
	const quantity = OF_LAYER[set.layer] ?? 'sites.filledItMW'
	const figure = first ?? explain(frame, { quantity, index: site, month: before, monthNames, depth: 0 })
	return { ...figure, said: null, decided, inputs: behind.filter(({ value }) => value !== null) }
}

/** The dates of a hall, contract or order; none of what hangs on the whole site. */
function itemFigures(frame: Frame<EngineModel>, item: string | null, month: number): readonly Explanation<Remark>[] {
	const [list = '', ...id] = (item ?? '').split(':')
	if (!isListed(list)) return []
	const { tables, model } = frame.world
	const at = { index: tables[list]?.ids.indexOf(id.join(':')) ?? -1, month, monthNames: model.months, depth: 0 }
	return at.index < 0 ? [] : CHAINS[list].map((quantity) => explain(frame, { quantity, ...at }))
}
