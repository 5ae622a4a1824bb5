import { LAYERS } from '#shared/layers.ts'
import { LOSS_KINDS, type Lost, type PlanVerdict, type Totals } from '#shared/result/verdict-result.ts'
import { statusMonth } from '#shared/status-month.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import { at, indexAt, item } from '../cells.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { headlineOf } from './headline.ts'
import { JUDGED } from './judge.quantities.ts'
import { bookBelowCost } from './losses/below-cost.ts'
import { contextsOf, type LossColumns } from './losses/contexts.ts'
import { bookIdle, type IdlePool } from './losses/idle.ts'
import { bookLate } from './losses/late.ts'
import { LossBook, type LossRow } from './losses/loss-book.ts'
import { lossOf, priced } from './losses/loss-facts.ts'
import { LOSS_INPUTS } from './losses/losses-inputs.ts'
import { bookStranded } from './losses/stranded.ts'
import { bookUnserved } from './losses/unserved.ts'
import { measureSites, type MeasuredSite } from './measure.ts'
import { soldOf, usedShareOf } from './losses/row-shares.ts'
import { askedMWMonths } from './states/shares.ts'
import { stateOfAll } from './states/state-rows.ts'
import { layersOfPlan, siteVerdict } from './states/site-verdict.ts'
import { weighMonths } from './value/value-of-month.ts'

export type VerdictNote = {
	readonly verdict: PlanVerdict
	/** in the order of the verdict's losses */
	readonly rows: readonly LossRow[]
	readonly sites: readonly MeasuredSite[]
}

/** Is the target met, what is lost, why. */
export const judgePlan = defineAlgorithm<EngineModel, typeof LOSS_INPUTS, typeof JUDGED, VerdictNote>({
	id: 'verdict.judge',
	label: 'Verdict',
	rule: 'vV5',
	method:
		'What comes late, goes unserved, stands stranded or idle, or is sold below cost, month by month at each site, laid on the layer that carries least and in it on what holds it back, whole-site limits first, then items by planned month. Each layer’s state is the first row of SPEC.md vV5 that fits.',
	after: [measureSites, weighMonths, balancePlan, levelWork],
	inputs: LOSS_INPUTS,
	outputs: JUDGED,
	run: ({ world, input, output, noteOf }) => {
		const note = judged(world, {
			input,
			sites: noteOf(measureSites),
			run: noteOf(balancePlan),
			schedule: noteOf(levelWork),
		})
		tell(note.verdict, output)
		return note
	},
})

type JudgeAsk = Pick<Parameters<typeof contextsOf>[1], 'sites' | 'run' | 'schedule' | 'input'>

function judged(world: EngineWorld, ask: JudgeAsk): VerdictNote {
	const { plan, months, asOf: status } = world.model
	const book = new LossBook(world.months, status)
	const contexts = contextsOf(world, { ...ask, book })
	const { input, sites, run } = ask
	const pools = poolsBySite(world, run)
	const reserve = input.reserve.at(0, 0)
	for (const context of contexts) {
		bookLate(context)
		bookUnserved(context, { run, required: input.required, unserved: input.unserved })
		bookStranded(context, input)
		bookIdle(context, { pools: item(pools, context.site), reserve, input })
	}
	bookBelowCost(world, { input, book })
	const { rows } = book
	const planAsked = askedMWMonths(sites, status)
	const from = Math.max(0, status)
	const verdicts = sites.map((measured, site) =>
		siteVerdict({
			...{ plan, site, measured, status, planAsked },
			rows: rows.filter((row) => row.site === site),
			demanded: sumFrom(input.required.values, { from, row: site, months: world.months }),
			chargeUsd: chargesOf(world, input, site),
		}),
	)
	const layers = layersOfPlan(verdicts, rows)
	const totals = { ...totalsOf(rows, false), past: totalsOf(rows, true) }
	const fullPower = planFullPower(verdicts, sites)
	const firsts = verdicts.flatMap(({ firstPower }) => firstPower ?? []).sort()
	const all = { row: 0, months: world.months, from }
	const losses = rows.map((row) =>
		lossOf(row, { world, run, contexts, usedShare: usedShareOf(sites), sold: soldOf(world, input) }),
	)
	const headline = headlineOf({
		...{ months, status, sites, verdicts, rows, losses, layers, fullPower, totals },
		askedMWMonths: planAsked,
		demandedMWMonths: sites.reduce((sum, _, row) => sum + sumFrom(input.required.values, { ...all, row }), 0),
		revenueUsd: sumFrom(input.revenue.values, all),
	})
	const verdict: PlanVerdict = {
		statusMonth: statusMonth(plan),
		basis: sites.some(({ basis }) => basis === 'stated') ? 'stated' : 'plan',
		fullPower,
		firstPower: firsts[0] ?? null,
		state: stateOfAll(verdicts.map(({ state }) => state)),
		headline,
		layers,
		sites: Object.fromEntries(verdicts.map((one, site) => [item(plan.sites, site).id, one])),
		losses,
		totals,
	}
	return { verdict, rows, sites }
}

type MonthsFrom = { readonly from: number; readonly row: number; readonly months: number }

function sumFrom(values: Float64Array, { from, row, months }: MonthsFrom): number {
	let sum = 0
	for (let month = from; month < months; month++) sum += at(values, row * months + month)
	return sum
}

/** What is coming of one kind; of idle, megawatts are those of chips. Rule vV3. */
function totalsOf(rows: readonly LossRow[], past: boolean): Totals {
	const of = (kind: LossRow['kind']): Lost => {
		let [mwMonths, usd] = [0, 0]
		for (const row of rows) {
			if (row.kind !== kind || row.past !== past) continue
			if (kind !== 'idle' || row.stands === 'chips') mwMonths += row.sums.mwMonths
			usd += row.sums.usd
		}
		return { mwMonths, usd: priced({ mwMonths, usd }) }
	}
	return {
		late: of('late'),
		unserved: of('unserved'),
		stranded: of('stranded'),
		idle: of('idle'),
		belowCost: of('belowCost'),
	}
}

/** The last of the sites; none where one never gets there. Rule vV2. */
function planFullPower(
	verdicts: readonly PlanVerdict['sites'][string][],
	sites: readonly MeasuredSite[],
): PlanVerdict['fullPower'] {
	const asked = verdicts.filter((_, site) => Math.max(item(sites, site).fullMW, item(sites, site).undatedMW ?? 0) > 0)
	if (asked.length === 0 || asked.some(({ fullPower }) => fullPower.month === null))
		return { month: null, monthsLate: null }
	const late = asked.flatMap(({ fullPower: { monthsLate } }) => monthsLate ?? [])
	const last = asked
		.map(({ fullPower: { month } }) => month ?? '')
		.sort()
		.at(-1)
	return { month: last ?? null, monthsLate: late.length > 0 ? Math.max(...late) : null }
}

/** Pools of the plan's own by site; none where the plan asks for no work at all, so that nothing can want for it. */
function poolsBySite(world: EngineWorld, { input }: JudgeAsk['run']): readonly (readonly IdlePool[])[] {
	const { plan, pools, poolOfOrder } = world.model
	const isWorked =
		plan.workloads.length > 0 || plan.chipOrders.some(({ rentUsdPerAcceleratorHour: usd }) => usd !== null)
	return plan.sites.map((_, site) =>
		isWorked
			? pools.flatMap(({ siteIndex, ofTenant }, pool) => {
					if (siteIndex !== site || ofTenant) return []
					const order = poolOfOrder.indexOf(pool)
					const { powerKW } = item(input.kinds, item(input.orders, order).kind)
					return [{ pool, powerKW, itOverheadFactor: item(input.sites, site).itOverheadFactor }]
				})
			: [],
	)
}

function chargesOf(world: EngineWorld, input: LossColumns, site: number) {
	const at_ = { from: Math.max(0, world.model.asOf), months: world.months }
	const sites = world.link('pool', 'site') ?? new Int32Array()
	let chips = 0
	for (let pool = 0; pool < sites.length; pool++)
		if (indexAt(sites, pool) === site) chips += sumFrom(input.chipsUsd.values, { ...at_, row: pool })
	return {
		energy: sumFrom(input.powerUsd.values, { ...at_, row: site }),
		infrastructure: sumFrom(input.hallsUsd.values, { ...at_, row: site }),
		chips,
	}
}

/** Into the figures that stand under their keys. */
function tell(verdict: PlanVerdict, output: Readonly<Record<string, Float64Array>>): void {
	const put = (key: string, value: number | null) => {
		const cell = output[key]
		if (cell) cell[0] = value ?? NaN
	}
	const lost = (key: string, { mwMonths, usd }: Lost) => {
		put(`${key}.mwMonths`, mwMonths)
		put(`${key}.usd`, usd)
	}
	for (const kind of LOSS_KINDS) {
		lost(`verdict.totals.${kind}`, verdict.totals[kind])
		lost(`verdict.totals.past.${kind}`, verdict.totals.past[kind])
	}
	for (const layer of LAYERS) {
		lost(`verdict.layers.${layer}`, verdict.layers[layer])
		put(`verdict.layers.${layer}.monthsLate`, verdict.layers[layer].monthsLate)
	}
	put('verdict.fullPower.monthsLate', verdict.fullPower.monthsLate)
}
