import { MILESTONES, type Milestone, type MilestoneFacts } from '#shared/result/milestone-result.ts'
import type { PlanResult, SiteResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { addMonths } from '#shared/units/months.ts'
import { seriesOf } from '../document-series.ts'
import { leasedFed } from '../balance/balance.quantities.ts'
import type { Frame } from '../kernel/run.ts'
import { steadyPower } from '../layers/energy/firm/steady-power.ts'
import type { EngineModel } from '../world.ts'

export type MilestoneParts = Pick<
	PlanResult,
	'months' | 'sites' | 'contracts' | 'schedule' | 'workloads' | 'workforce' | 'verdict'
>
/** A date, which may be none, and what happens on it. */
type MilestonesFound = { readonly month: string | null; readonly siteId: string | null; readonly facts: MilestoneFacts }

/**
 * The dates people ask for first, in order of time, then of `MILESTONES`: power, halls, chips, tokens, ended runs and
 * the month with most people. What lies outside the horizon is left out.
 */
export function milestonesOf(frame: Frame<EngineModel>, parts: MilestoneParts): readonly Milestone[] {
	const { model } = frame.world
	const found = [
		...model.plan.sites.flatMap((site, index) =>
			siteMilestones(site, {
				parts,
				leasedMW: seriesOf(frame, leasedFed, index),
				steadyMW: seriesOf(frame, steadyPower, index),
			}),
		),
		...hallMilestones(model, parts),
		...trainingMilestones(model, parts),
		...peakMilestone(parts),
	]
	const order = ({ month, kind, facts }: Milestone) =>
		[month, MILESTONES.indexOf(kind), ...Object.values(facts)].join('/')
	const within = new Set(parts.months)
	return found
		.flatMap(({ month, siteId, facts }) => {
			if (month === null || !within.has(month)) return []
			const milestone: Milestone = { month, kind: facts.kind, siteId, facts }
			return [{ milestone, key: order(milestone) }]
		})
		.sort((left, right) => compareBytes(left.key, right.key))
		.map(({ milestone }) => milestone)
}

/** Not by the machine's language, which sorts «Aa» where it likes: the same plan gives the same bytes everywhere. */
function compareBytes(left: string, right: string): number {
	if (left === right) return 0
	return left < right ? -1 : 1
}

type MilestonesSite = EngineModel['plan']['sites'][number]

type SiteParts = {
	readonly parts: MilestoneParts
	/** IT power that is leased and fed, and what contracts bring at the meter */
	readonly leasedMW: Series
	readonly steadyMW: Series
}

function siteMilestones(site: MilestonesSite, { parts, ...drawn }: SiteParts): readonly MilestonesFound[] {
	const result = parts.sites[site.id]
	if (!result) return []
	const { contractedFirmMW: firm, installedAccelerators: installed } = result
	const first = firm.findIndex((MW) => MW > 0)
	const chips = installed.findIndex((count) => count > 0)
	const tokens = result.layers.applications.available.findIndex((rate) => rate > 0)
	const lasting = lastingFirm(firm, drawn.steadyMW)
	const all = lasting.indexOf(Math.max(0, ...lasting))
	const at = (month: number, facts: MilestoneFacts): MilestonesFound => ({
		month: parts.months[month] ?? null,
		siteId: site.id,
		facts,
	})
	return [
		...verdictMilestones(site, result, { parts, leasedMW: drawn.leasedMW }),
		at(first, { kind: 'power_at_meter', site: site.name, meterMW: firm[first] ?? 0 }),
		...(first >= 0 && all > first
			? [at(all, { kind: 'all_firm_power', site: site.name, meterMW: lasting[all] ?? 0 })]
			: []),
		at(chips, { kind: 'first_chips', site: site.name, accelerators: installed[chips] ?? 0 }),
		at(tokens, { kind: 'first_tokens', site: site.name }),
	]
}

/**
 * Sun and batteries are firm as the season lets them be: what holds is the least of the twelve months from each; at the end
 * of the plan, what contracts bring and the least of the last twelve months' rest (eR17).
 */
function lastingFirm(firm: Series, steady: Series): Series {
	const carried = firm.map((MW, month) => MW - (steady[month] ?? 0))
	if (carried.every((MW) => MW <= 0)) return firm
	const least = Math.min(...carried.slice(-MONTHS_PER_YEAR))
	const yearEnds = firm.length - MONTHS_PER_YEAR
	return firm.map((_, month) => {
		const ahead = Math.min(...firm.slice(month, month + MONTHS_PER_YEAR))
		return month <= yearEnds ? ahead : Math.min(ahead, (steady[month] ?? 0) + least)
	})
}

/** The two dates of delivered capacity are the verdict’s. */
function verdictMilestones(
	{ id, name }: MilestonesSite,
	{ deliveredItMW, energisedAccelerators }: SiteResult,
	{ parts: { verdict, months }, leasedMW }: Pick<SiteParts, 'parts' | 'leasedMW'>,
): readonly MilestonesFound[] {
	const own = verdict.sites[id]
	if (!own) return []
	const { firstPower: first, fullPower, steps } = own
	const at = (series: Series, month: string | null) => series[months.indexOf(month ?? '')] ?? 0
	const end = months.at(-1) ?? ''
	const full = {
		itMW: (steps.findLast(({ month }) => month <= end) ?? steps.at(-1))?.itMW ?? 0,
		accelerators: at(energisedAccelerators, fullPower.month),
		leasedMW: at(leasedMW, fullPower.month),
	}
	return [
		{ month: first, siteId: id, facts: { kind: 'first_power', site: name, itMW: at(deliveredItMW, first) } },
		{ month: fullPower.month, siteId: id, facts: { kind: 'full_power', site: name, ...full } },
	]
}

/** A hall is ready in the month after its levelled finish. */
function hallMilestones(model: EngineModel, parts: MilestoneParts): readonly MilestonesFound[] {
	return model.plan.buildPhases.flatMap(({ id, name, siteId, itMW }): readonly MilestonesFound[] => {
		const entry = parts.schedule[`phase:${id}`]
		if (!entry || entry.finish === null) return []
		const facts = { kind: 'hall_ready', hall: name || id, itMW, lateMonths: entry.delayMonths } as const
		return [{ month: addMonths(entry.finish, 1), siteId, facts }]
	})
}

function trainingMilestones(model: EngineModel, parts: MilestoneParts): readonly MilestonesFound[] {
	const runs = model.plan.workloads.filter(({ kind }) => kind === 'training')
	return runs.map(({ id, name }) => ({
		month: parts.workloads[id]?.training?.finishMonth ?? null,
		siteId: null,
		facts: { kind: 'training_done', run: name || id },
	}))
}

function peakMilestone(parts: MilestoneParts): readonly MilestonesFound[] {
	const { month, headcount } = parts.workforce.construction.peak
	if (headcount <= 0) return []
	return [{ month, siteId: null, facts: { kind: 'peak_workforce', people: headcount } }]
}
