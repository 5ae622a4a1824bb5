import { MILESTONES, type Milestone, type PlanResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import { addMonths } from '#shared/units/months.ts'
import { figure, monthsLong, mw } from '../balance/causes/cause-words.ts'
import type { EngineModel } from '../world.ts'

export type MilestoneParts = Pick<PlanResult, 'months' | 'sites' | 'schedule' | 'workloads' | 'workforce'>

/**
 * The dates people ask for first, in order of time, then of `MILESTONES`: power, halls, chips, tokens, ended runs and
 * the month with most people. What lies outside the horizon is left out.
 */
export function milestonesOf(model: EngineModel, parts: MilestoneParts): readonly Milestone[] {
	const found = [
		...model.plan.sites.flatMap((site) => siteMilestones(site, parts)),
		...hallMilestones(model, parts),
		...trainingMilestones(model, parts),
		...peakMilestone(parts),
	]
	const order = ({ month, kind, text }: Milestone) => `${month}/${String(MILESTONES.indexOf(kind))}/${text}`
	const within = new Set(parts.months)
	return found
		.flatMap((milestone) => (within.has(milestone.month) ? [{ milestone, key: order(milestone) }] : []))
		.sort((left, right) => compareBytes(left.key, right.key))
		.map(({ milestone }) => milestone)
}

/** Not by the machine's language, which sorts «Aa» where it likes: the same plan gives the same bytes everywhere. */
function compareBytes(left: string, right: string): number {
	if (left === right) return 0
	return left < right ? -1 : 1
}

function siteMilestones(site: EngineModel['plan']['sites'][number], parts: MilestoneParts): readonly Milestone[] {
	const result = parts.sites[site.id]
	if (!result) return []
	const firm = result.contractedFirmMW
	const most = Math.max(0, ...firm)
	const at = { siteId: site.id, months: parts.months }
	const first = firstMonth(firm, (MW) => MW > 0)
	const full = firstMonth(firm, (MW) => most > 0 && MW >= most)
	const chips = firstMonth(result.installedAccelerators, (count) => count > 0)
	const tokens = firstMonth(result.layers.applications.available, (rate) => rate > 0)
	return [
		...milestone('first_power', first, { ...at, text: `First power at ${site.name}: ${mw(firm[first] ?? 0)}.` }),
		...(full > first ? milestone('full_power', full, { ...at, text: `Full power at ${site.name}: ${mw(most)}.` }) : []),
		...milestone('first_chips', chips, {
			...at,
			text: `First accelerators in racks at ${site.name}: ${figure(result.installedAccelerators[chips] ?? 0)}.`,
		}),
		...milestone('first_tokens', tokens, { ...at, text: `First tokens served at ${site.name}.` }),
	]
}

function firstMonth(series: Series, holds: (value: number) => boolean): number {
	return series.findIndex(holds)
}

function milestone(
	kind: Milestone['kind'],
	month: number,
	place: { readonly siteId: string; readonly months: readonly string[]; readonly text: string },
): readonly Milestone[] {
	const name = place.months[month]
	return name === undefined ? [] : [{ month: name, kind, siteId: place.siteId, text: place.text }]
}

/** A hall is ready in the month after its levelled finish. */
function hallMilestones(model: EngineModel, parts: MilestoneParts): readonly Milestone[] {
	return model.plan.buildPhases.flatMap((phase): readonly Milestone[] => {
		const entry = parts.schedule[`phase:${phase.id}`]
		if (!entry || entry.finish === null) return []
		const late = entry.delayMonths > 0 ? `, ${monthsLong(entry.delayMonths)} late` : ''
		const text = `${phase.name || phase.id} is ready: ${mw(phase.itMW)} IT${late}.`
		return [{ month: addMonths(entry.finish, 1), kind: 'hall_ready', siteId: phase.siteId, text }]
	})
}

function trainingMilestones(model: EngineModel, parts: MilestoneParts): readonly Milestone[] {
	return model.plan.workloads.flatMap((workload): readonly Milestone[] => {
		const finish = parts.workloads[workload.id]?.training?.finishMonth ?? null
		if (finish === null) return []
		const text = `${workload.name || workload.id} has ended its training run.`
		return [{ month: finish, kind: 'training_done', siteId: null, text }]
	})
}

function peakMilestone(parts: MilestoneParts): readonly Milestone[] {
	const { month, headcount } = parts.workforce.construction.peak
	if (month === null || headcount <= 0) return []
	const text = `Most people on site: ${figure(Math.round(headcount))}.`
	return [{ month, kind: 'peak_workforce', siteId: null, text }]
}
