import { MILESTONES, type Milestone, type MilestoneFacts } from '#shared/milestone-result.ts'
import { milestoneText } from '#shared/presentation/wording/milestone-words.ts'
import type { PlanResult, SiteResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import { addMonths } from '#shared/units/months.ts'
import type { EngineModel } from '../world.ts'

export type MilestoneParts = Pick<PlanResult, 'months' | 'sites' | 'contracts' | 'schedule' | 'workloads' | 'workforce'>
/** A date and what happens on it, before it is said. */
type Found = { readonly month: string | null; readonly siteId: string | null; readonly facts: MilestoneFacts }

/** Within so small a share of the target, the rest is rounding to whole racks. */
const TARGET_SHARE = 0.99

/**
 * The dates people ask for first, in order of time, then of `MILESTONES`: power, halls, chips, tokens, ended runs and
 * the month with most people. What lies outside the horizon is left out.
 */
export function milestonesOf(model: EngineModel, parts: MilestoneParts): readonly Milestone[] {
	const found = [
		...model.plan.sites.flatMap((site) => siteMilestones(model, site, parts)),
		...hallMilestones(model, parts),
		...trainingMilestones(model, parts),
		...peakMilestone(parts),
	]
	const order = ({ month, kind, text }: Milestone) => `${month}/${String(MILESTONES.indexOf(kind))}/${text}`
	const within = new Set(parts.months)
	return found
		.flatMap(({ month, siteId, facts }) => {
			if (month === null || !within.has(month)) return []
			const milestone: Milestone = { month, kind: facts.kind, siteId, text: milestoneText(facts) }
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

type Site = EngineModel['plan']['sites'][number]

function siteMilestones(model: EngineModel, site: Site, parts: MilestoneParts): readonly Found[] {
	const result = parts.sites[site.id]
	if (!result) return []
	const { contractedFirmMW: firm, installedAccelerators: installed } = result
	const first = firm.findIndex((MW) => MW > 0)
	const chips = installed.findIndex((count) => count > 0)
	const tokens = result.layers.applications.available.findIndex((rate) => rate > 0)
	const all = firm.indexOf(Math.max(0, ...firm))
	const { month: full, itMW } = fullPower(result)
	const at = (month: number, facts: MilestoneFacts): Found => ({
		month: parts.months[month] ?? null,
		siteId: site.id,
		facts,
	})
	return [
		at(first, { kind: 'first_power', site: site.name, meterMW: firm[first] ?? 0 }),
		...(first >= 0 && all > first
			? [
					at(all, {
						kind: lastToCome(model, parts, { siteId: site.id, month: all }),
						site: site.name,
						meterMW: firm[all] ?? 0,
					}),
				]
			: []),
		at(full, { kind: 'full_power', site: site.name, itMW }),
		at(chips, { kind: 'first_chips', site: site.name, accelerators: installed[chips] ?? 0 }),
		at(tokens, { kind: 'first_tokens', site: site.name }),
	]
}

/** The first month in which power, halls and chips each carry the target, or all chips where none is stated; else -1. */
function fullPower({ buildout: { itMW, targetItMW } }: SiteResult): { readonly month: number; readonly itMW: number } {
	const { energy, infrastructure, chips } = itMW
	const target = targetItMW > 0 ? targetItMW : Math.max(0, ...chips)
	const carried = chips.map((MW, month) => Math.min(MW, energy[month] ?? 0, infrastructure[month] ?? 0))
	return { month: carried.findIndex((MW) => target > 0 && MW >= target * TARGET_SHARE), itMW: target }
}

/** Whether the grid or the site's own plant brings the last of the firm power. */
function lastToCome(
	model: EngineModel,
	{ contracts }: MilestoneParts,
	{ siteId, month }: { readonly siteId: string; readonly month: number },
) {
	const grows = (series: Series) => (series[month] ?? 0) > (series[month - 1] ?? 0)
	const grid = Object.values(contracts).some(({ siteId: own, kind, firmMW }) => {
		const row = model.catalogue.powerContractTypes.find(({ id }) => id === kind)
		return own === siteId && row?.role === 'import' && grows(firmMW)
	})
	return grid ? 'full_grid' : 'all_firm_power'
}

/** A hall is ready in the month after its levelled finish. */
function hallMilestones(model: EngineModel, parts: MilestoneParts): readonly Found[] {
	return model.plan.buildPhases.flatMap(({ id, name, siteId, itMW }): readonly Found[] => {
		const entry = parts.schedule[`phase:${id}`]
		if (!entry || entry.finish === null) return []
		const facts = { kind: 'hall_ready', hall: name || id, itMW, lateMonths: entry.delayMonths } as const
		return [{ month: addMonths(entry.finish, 1), siteId, facts }]
	})
}

function trainingMilestones(model: EngineModel, parts: MilestoneParts): readonly Found[] {
	return model.plan.workloads.map(({ id, name }) => ({
		month: parts.workloads[id]?.training?.finishMonth ?? null,
		siteId: null,
		facts: { kind: 'training_done', run: name || id },
	}))
}

function peakMilestone(parts: MilestoneParts): readonly Found[] {
	const { month, headcount } = parts.workforce.construction.peak
	if (headcount <= 0) return []
	return [{ month, siteId: null, facts: { kind: 'peak_workforce', people: headcount } }]
}
