import { wholeTargetOf } from '#shared/document/target-steps.ts'
import { MILESTONES, type Milestone, type MilestoneFacts } from '#shared/result/milestone-result.ts'
import type { PlanResult, SiteResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import { MONTHS_PER_YEAR } from '#shared/units/conversions.ts'
import { addMonths } from '#shared/units/months.ts'
import { seriesOf } from '../document-series.ts'
import { leasedFed } from '../balance/balance.quantities.ts'
import { itPower } from '../balance/power.quantities.ts'
import type { Frame } from '../kernel/run.ts'
import { steadyPower } from '../layers/energy/firm/steady-power.ts'
import type { EngineModel } from '../world.ts'

export type MilestoneParts = Pick<PlanResult, 'months' | 'sites' | 'contracts' | 'schedule' | 'workloads' | 'workforce'>
/** A date, which may be none, and what happens on it. */
type MilestonesFound = { readonly month: string | null; readonly siteId: string | null; readonly facts: MilestoneFacts }

/** Within so small a share of the target, the rest is rounding to whole racks. */
const TARGET_SHARE = 0.99

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
				runningItMW: seriesOf(frame, itPower, index),
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

type SiteParts = MilestonesDrawn & { readonly parts: MilestoneParts; readonly steadyMW: Series }

function siteMilestones(site: MilestonesSite, { parts, ...drawn }: SiteParts): readonly MilestonesFound[] {
	const result = parts.sites[site.id]
	if (!result) return []
	const { contractedFirmMW: firm, installedAccelerators: installed } = result
	const first = firm.findIndex((MW) => MW > 0)
	const chips = installed.findIndex((count) => count > 0)
	const tokens = result.layers.applications.available.findIndex((rate) => rate > 0)
	const lasting = lastingFirm(firm, drawn.steadyMW)
	const all = lasting.indexOf(Math.max(0, ...lasting))
	const { month: full, ...running } = fullPower(result, { ...drawn, stated: wholeTargetOf(site) })
	const at = (month: number, facts: MilestoneFacts): MilestonesFound => ({
		month: parts.months[month] ?? null,
		siteId: site.id,
		facts,
	})
	return [
		at(first, { kind: 'first_power', site: site.name, meterMW: firm[first] ?? 0 }),
		...(first >= 0 && all > first
			? [at(all, { kind: 'all_firm_power', site: site.name, meterMW: lasting[all] ?? 0 })]
			: []),
		at(full, { kind: 'full_power', site: site.name, ...running }),
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

/**
 * The first month in which what runs draws the target, or, where none is stated, in which all chips run: energised, with
 * power and a hall and past their ramp. Else -1.
 */
function fullPower(site: SiteResult, { stated, runningItMW, leasedMW }: Aim): Running {
	const { installedAccelerators: installed, energisedAccelerators: running, buildout } = site
	const target = stated ?? 0
	const chips = Math.max(0, ...installed)
	const all = Math.max(0, ...buildout.itMW.chips)
	// Where everything is let, there are no accelerators of the plan’s own to count.
	const [drawn, aim] = target > 0 ? [runningItMW, target] : chips > 0 ? [running, chips] : [runningItMW, all]
	const month = drawn.findIndex((value) => aim > 0 && value >= aim * TARGET_SHARE)
	const itMW = target > 0 ? target : Math.max(0, ...buildout.itMW.chips)
	return { month, itMW, accelerators: running[month] ?? 0, leasedMW: leasedMW[month] ?? 0 }
}
/** IT power of a site by month: all that runs, and of it what is leased. */
type MilestonesDrawn = { readonly runningItMW: Series; readonly leasedMW: Series }
type Aim = MilestonesDrawn & { readonly stated: number | null }
type Running = {
	readonly month: number
	readonly itMW: number
	readonly accelerators: number
	readonly leasedMW: number
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
