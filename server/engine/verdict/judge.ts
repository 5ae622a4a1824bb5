import type { PlanVerdict } from '#shared/result/verdict-result.ts'
import { statusMonth } from '#shared/status-month.ts'
import { balancePlan } from '../balance/balance-algorithms.ts'
import { at, indexAt, item } from '../cells.ts'
import { defineAlgorithm } from '../kernel/algorithm.ts'
import { type CrewSchedule, levelWork } from '../schedule/crews/crew-schedule.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { headlineOf } from './headline.ts'
import { JUDGED } from './judge.quantities.ts'
import { type Booked, type BookLossesAsk, bookLosses } from './losses/book-losses.ts'
import type { LossColumns } from './losses/contexts.ts'
import type { LossRow } from './losses/loss-book.ts'
import { lossOf } from './losses/loss-facts.ts'
import { LOSS_INPUTS } from './losses/losses-inputs.ts'
import { soldOf } from './losses/row-shares.ts'
import { measureSites } from './measure.ts'
import type { MeasuredSite } from './measured-site.ts'
import { enteredIn } from './states/entered.ts'
import { askedMWMonths } from './states/shares.ts'
import { planDates } from './states/plan-dates.ts'
import { layersOfPlan, siteVerdict } from './states/site-verdict.ts'
import { stateOfAll } from './states/state-rows.ts'
import { tell, totalsOf } from './totals.ts'
import { weighMonths } from './value/value-of-month.ts'

export type VerdictNote = {
	readonly verdict: PlanVerdict
	/** in the order of the verdict's losses */
	readonly rows: readonly LossRow[]
	readonly sites: readonly MeasuredSite[]
	readonly booked: Booked
}

/** Is the target met, what is lost, why. */
export const judgePlan = defineAlgorithm<EngineModel, typeof LOSS_INPUTS, typeof JUDGED, VerdictNote>({
	id: 'verdict.judge',
	label: 'Verdict',
	rule: 'vV5',
	method:
		'What is late, unserved, stranded, idle or sold below cost, month by month at each site, assigned to the layer with least capacity and its limiting cause, whole-site limits first, then items by planned month. Each layer’s state is the first row of SPEC.md vV5 that fits.',
	after: [measureSites, weighMonths, balancePlan, levelWork],
	inputs: LOSS_INPUTS,
	outputs: JUDGED,
	run: ({ world, input, output, noteOf, earlier }) => {
		const read = {
			input,
			sites: noteOf(measureSites),
			run: noteOf(balancePlan),
			schedule: noteOf(levelWork),
		}
		const note = judged(world, read, earlier?.note.booked ?? null)
		tell(note.verdict, output)
		return note
	},
})

function judged(world: EngineWorld, ask: BookLossesAsk, earlier: Booked | null): VerdictNote {
	const { plan, asOf: status } = world.model
	const { input, sites, run, schedule } = ask
	const { rows, contexts, booked } = bookLosses(world, ask, earlier)
	const told = { world, run, contexts, sold: soldOf(world, input) }
	const losses = rows.map((row) => lossOf(row, told))
	const planAsked = askedMWMonths(sites, status)
	const demanded = sites.map((_, site) => sumAhead(world, input.required.values, site))
	const entered = enteredIn(plan)
	const rowsOf = bySite(rows, sites.length)
	const verdicts = sites.map((measured, site) =>
		siteVerdict({
			...{ plan, measured, status, planAsked, entered: item(entered, site) },
			rows: item(rowsOf, site),
			demanded: item(demanded, site),
			chargeUsd: chargesOf(world, input, site),
			isUnknown: isUncounted(schedule, { site, status }),
		}),
	)
	const layers = layersOfPlan(verdicts, rows)
	const { basis, fullPower, firstPower } = planDates(plan, sites)
	const verdict: PlanVerdict = {
		statusMonth: statusMonth(plan),
		basis,
		fullPower,
		firstPower,
		state: stateOfAll(verdicts.map(({ state }) => state)),
		headline: headlineOf({
			...{ months: world.model.months, status, sites, verdicts, rows, losses, layers, fullPower },
			askedMWMonths: planAsked,
			demandedMWMonths: demanded.reduce((sum, one) => sum + one, 0),
			demandedIn: (month) => sites.reduce((sum, _, site) => sum + input.required.at(site, month), 0),
			revenueUsd: sumAhead(world, input.revenue.values, 0),
		}),
		layers,
		sites: Object.fromEntries(verdicts.map((one, site) => [item(plan.sites, site).id, one])),
		losses,
		totals: { ...totalsOf(rows, false), past: totalsOf(rows, true) },
	}
	return { verdict, rows, sites, booked }
}

/** Whether halls are still to be built at a site of whose hands nothing is known. */
const isUncounted = (
	{ input, items }: CrewSchedule,
	{ site, status }: { readonly site: number; readonly status: number },
): boolean =>
	!item(input.sites, site).isCounted &&
	input.halls.some(
		(hall, index) => hall.site === site && hall.durationMonths > 0 && item(items, index).plannedFinish >= status,
	)

function bySite(rows: readonly LossRow[], sites: number): readonly (readonly LossRow[])[] {
	const found: LossRow[][] = Array.from({ length: sites }, () => [])
	for (const row of rows) if (row.site !== null) item(found, row.site).push(row)
	return found
}

/** From the status month on. */
function sumAhead({ months, model: { asOf } }: EngineWorld, values: Float64Array, row: number): number {
	let sum = 0
	for (let month = Math.max(0, asOf); month < months; month++) sum += at(values, row * months + month)
	return sum
}

/** What each layer of a site costs to hold from the status month on, USD. */
function chargesOf(world: EngineWorld, input: LossColumns, site: number) {
	const sites = world.link('pool', 'site') ?? new Int32Array()
	let chips = 0
	for (let pool = 0; pool < sites.length; pool++)
		if (indexAt(sites, pool) === site) chips += sumAhead(world, input.chipsUsd.values, pool)
	return {
		energy: sumAhead(world, input.powerUsd.values, site),
		infrastructure: sumAhead(world, input.hallsUsd.values, site),
		chips,
	}
}
