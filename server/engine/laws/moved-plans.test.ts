import { expect, test } from 'vitest'
import { forOneInThree, LAW_TIMEOUT_MS } from '../../../tests/factories/every-plan.ts'
import { catalogueFor, countryWorkOf } from '#shared/catalogue/catalogue.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { BindingCause } from '#shared/result/cause-result.ts'
import type { PlanResult } from '#shared/result.ts'
import { addMonths } from '#shared/units/months.ts'
import { quarterOf } from '#shared/units/quarters.ts'
import { computePlan, rerunPlan, resultOf, runPlan } from '../compute-plan.ts'
import { locationOf } from '../places/places.ts'
import { sameData } from '#server/engine/rerun/same-data.ts'

const MONTH = /^\d{4}-\d{2}$/

const QUARTER = /^\d{4}-Q\d$/

/** A quarter has a name of its own among the keys of a document. */
function quarterLater(quarter: string, by: number): string {
	const [year, of] = quarter.split('-Q')
	return quarterOf(addMonths(`${String(year)}-${String(3 * Number(of)).padStart(2, '0')}`, by))
}

/** A calendar year as the headline names it: moved by whole years only. */
const yearLater = (year: string, by: number): string => addMonths(`${year}-01`, by).slice(0, 4)

/** The same document with every month so many later; the plan's own rows are left alone. */
function later(value: unknown, by: number): unknown {
	if (typeof value === 'string') return MONTH.test(value) ? addMonths(value, by) : value
	if (Array.isArray(value)) return value.map((one) => later(one, by))
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(
		Object.entries(value).map(([key, below]) => [
			QUARTER.test(key) ? quarterLater(key, by) : key,
			key === 'catalogue'
				? below
				: key === 'year' && typeof below === 'string'
					? yearLater(below, by)
					: later(below, by),
		]),
	)
}

const assumed = (value: number) => ({ value, text: null, why: null, source: null })
/** Software is as good in any month, and the grid as clean in any year. */
function flat(plan: PlanFile): PlanFile {
	const kept = Object.entries(plan.assumptions).filter(([key]) => !key.endsWith('gridEmissionsDecline'))
	const mature = ['softwareMaturityYear0', 'softwareMaturityYear1', 'softwareMaturityYear2'].map((key) => [
		key,
		assumed(1),
	])
	return { ...plan, assumptions: { ...Object.fromEntries(kept), ...Object.fromEntries(mature) } }
}

/** Whether hours of a summer’s day are barred at one of its sites. */
function isBarred(plan: PlanFile): boolean {
	const catalogue = catalogueFor(plan)
	return plan.sites.some((site) => countryWorkOf(catalogue, locationOf({ site, catalogue }).country).middayBan !== null)
}

/** Of the hours barred at midday in summer all are worked early or late: hands a month are the same in any. Rule pL4. */
function unbarred(plan: PlanFile): PlanFile {
	const kept = Object.entries(plan.assumptions).filter(([key]) => !key.endsWith('banNotMovedShare'))
	return { ...plan, assumptions: { ...Object.fromEntries(kept), banNotMovedShare: assumed(0) } }
}

/** Without panels: what is firm beside a battery or gas of few hours rests on the worst day of the calendar month. Rule eR17. */
function sunless(plan: PlanFile): PlanFile {
	const { powerContractTypes } = catalogueFor(plan)
	const sunny = new Set(powerContractTypes.filter(({ followsSun }) => followsSun).map(({ id }) => id))
	const kept = plan.powerContracts.filter(({ kind }) => !sunny.has(kind))
	return kept.length === plan.powerContracts.length ? plan : { ...plan, powerContracts: kept }
}

/** Without supply whose hours can leave work undone: service that is cut, work the grid may call, plant that carries a site. Rule lP6. */
function uncut(plan: PlanFile): PlanFile {
	const { powerContractTypes } = catalogueFor(plan)
	const mayCut = new Set(
		powerContractTypes
			.filter(({ role, firmRule }) => role === 'load' || role.startsWith('onsite_') || firmRule === 'backup')
			.map(({ id }) => id),
	)
	return { ...plan, powerContracts: plan.powerContracts.filter(({ kind }) => !mayCut.has(kind)) }
}

/** Whether hours leave anything undone of the plan’s work. Rule lP6. */
function isCut({ sites, workloads }: Figures): boolean {
	return [...Object.values(sites), ...Object.values(workloads)].some(({ workShare }) =>
		workShare.some((share) => share < 1),
	)
}

/** Without what law asks of a site: law has dates of its own, and was read in a month of the world. Rule lP44. */
const withoutLaw = (sites: PlanResult['sites']) =>
	Object.fromEntries(Object.entries(sites).map(([id, { ruleSets: _, ...site }]) => [id, site]))

/** Without warnings, some of which compare with a chip's own date. */
function figuresOf({ warnings: _, bindingCause, milestones, shortfall, sites, ...result }: PlanResult) {
	const withoutMonth = (cause: BindingCause | null) => {
		if (cause === null) return null
		const { month: _month, ...facts } = cause
		return facts
	}
	return {
		...result,
		sites: withoutLaw(sites),
		bindingCause: bindingCause.map(withoutMonth),
		shortfall: { ...shortfall, targetCauses: shortfall.targetCauses.map(withoutMonth) },
		milestones: milestones.map(({ month, kind, siteId }) => ({ month, kind, siteId })),
	}
}
type Figures = ReturnType<typeof figuresOf>

/** What no calendar moves: not what the months' weather makes of energy and water, nor what is paid for them, by the plan or its tenants. */
function withoutWeather({ sites, finance, ...result }: Figures) {
	const dry = Object.entries(sites).map(([id, site]) => {
		const { layers, binding, buildout, itNameplateMW, itPowerMW, facilityPowerMW, contractedFirmMW } = site
		const { commissionedItMW, installedAccelerators, energisedAccelerators } = site
		const power = { itNameplateMW, itPowerMW, facilityPowerMW, contractedFirmMW, commissionedItMW }
		return { id, layers, binding, buildout, ...power, installedAccelerators, energisedAccelerators }
	})
	const { months, layers, binding, buildout, servedShare, workloads, applications, workforce, schedule } = result
	const { buildNetwork, supplyChain, milestones } = result
	const { capexUsd, capexByLayer, labourUsd, revenueByKind } = finance
	// Tenants pay on the bill of energy, which the weather moves (mM2), and heat is sold in the cold half of the year (lP34): so does
	// revenue as a whole.
	const { passThroughUsd: _, heatUsd: _heat, ...revenue } = revenueByKind
	const demand = { layers, binding, buildout, servedShare, workloads, applications }
	const work = { workforce, schedule, buildNetwork, supplyChain, milestones }
	return { months, dry, ...demand, ...work, capexUsd, capexByLayer, labourUsd, revenue }
}

/** Nor what is served, where hours leave work undone: a load by the month’s PUE, on the supply of its days. */
function withoutWork(figures: ReturnType<typeof withoutWeather>) {
	const { dry, layers: _layers, binding: _binding, servedShare: _servedShare, ...result } = figures
	const { workloads: _workloads, applications: _applications, revenue: _revenue, milestones, ...rest } = result
	return {
		...rest,
		dry: dry.map(({ layers: _, binding: __, ...power }) => power),
		milestones: milestones.filter(({ kind }) => kind !== 'first_tokens'),
	}
}

/** Shows where two documents differ, which takes far longer than seeing whether they do. */
function same(one: unknown, other: unknown): void {
	if (!sameData(one, other)) expect(one).toEqual(other)
}

// Weather reaches what is served too, where hours leave work undone (lP6): π is what a promise of so many MW pauses, of a load that the
// month’s PUE makes. Such plans are held to the law in all but their work, and in that without the supply that may be cut.
test(
	'law: a plan moved by whole years moves its whole result by them, by months all but the weather’s part where no hour of summer is barred, no panels stand and no hour leaves work undone',
	{ timeout: LAW_TIMEOUT_MS },
	() => {
		forOneInThree(0, (plan) => {
			const held = flat(plan)
			const run = runPlan(held)
			const now = figuresOf(resultOf(run))
			const moved = (of: PlanFile, by: number) => figuresOf(computePlan(later(of, by) as PlanFile))
			same(moved(held, 24), later(now, 24))
			const by = 1 + (plan.horizonMonths % 11)
			const alike = sunless(isBarred(held) ? unbarred(held) : held)
			const stays = (of: PlanFile) => (of === held ? now : figuresOf(resultOf(rerunPlan(run, of))))
			const [here, there] = [stays(alike), moved(alike, by)]
			if (!isCut(here) && !isCut(there)) {
				same(withoutWeather(there), later(withoutWeather(here), by))
				return
			}
			same(withoutWork(withoutWeather(there)), later(withoutWork(withoutWeather(here)), by))
			const whole = uncut(alike)
			same(withoutWeather(moved(whole, by)), later(withoutWeather(stays(whole)), by))
		})
	},
)
