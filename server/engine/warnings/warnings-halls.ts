import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import { purchasesOf } from '#shared/catalogue/hall-steps.ts'
import { peakPueIn } from '#shared/catalogue/climate-cooling.ts'
import { isAhead } from '#shared/status-month.ts'
import type { ScheduleEntry } from '#shared/result.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { addMonths } from '#shared/units/months.ts'
import { columnOf, noteOf } from '../kernel/run.ts'
import { coolingAt, coolingOfPhase } from '../places/places.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { hallAt } from '../schedule/phase-inputs.ts'
import { hallCrowdingFactor, hallDensity } from '../schedule/schedule.quantities.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { rackDensityOf } from '../equipment/racks/rack-density.ts'
import { assumedOrdered, longestWait } from './warnings-ordered.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'
import { uselessPlant } from './warnings-standing.ts'

/** Halls whose racks, floor, dates or equipment do not go together. */
export function hallWarnings(facts: WarningFacts): readonly Warning[] {
	const { plan } = facts.frame.world.model
	return [
		...plan.buildPhases.flatMap((_, index) => [
			...designWarnings(facts, index),
			...dateWarnings(facts, index),
			...stepWarnings(facts, index),
			...uselessPlant(facts, index),
		]),
		...longLeadWarnings(facts),
		...assumedOrdered(facts),
		...shortPurchases(facts),
	]
}

function designWarnings({ frame }: WarningFacts, index: number): readonly Warning[] {
	return [...thinCooling(frame.world.model, index), ...floorArea(frame.world, index), ...crowded(frame, index)]
}

function thinCooling(model: EngineModel, index: number): readonly Warning[] {
	const { phase } = hallAt(model, index)
	const cooling = coolingOfPhase(model, index)
	const rackKW = rackDensityOf(model, index)
	if (rackKW <= cooling.maxRackKW) return []
	return [
		{
			path: `buildPhases[${String(index)}].rackDensityKW`,
			code: 'density_over_cooling',
			facts: {
				...{ hall: nameOf(phase), rackKW, mostKW: cooling.maxRackKW },
				...{ isLiquid: cooling.liquid, isStated: phase.rackDensityKW !== null },
			},
		},
	]
}

/** Below this a density is written as 1, and costs a hall no hours anybody sees. */
const LEAST_CROWDED = 1.01

/** More people than the hall holds, as planned: not where its months are its class's, which nobody has planned. Rule pL6. */
function crowded(frame: WarningFacts['frame'], index: number): readonly Warning[] {
	const density = columnOf(frame, hallDensity).at(index, 0)
	const { phase } = hallAt(frame.world.model, index)
	if (density < LEAST_CROWDED || phase.durationMonths === null) return []
	const percent = 100 * (columnOf(frame, hallCrowdingFactor).at(index, 0) - 1)
	const path = `buildPhases[${String(index)}].durationMonths`
	return [{ path, code: 'hall_crowded', facts: { hall: nameOf(phase), density, percent } }]
}

/** Gross floor a facility megawatt outside what was ever built (facility §1.9). */
function floorArea(world: EngineWorld, index: number): readonly Warning[] {
	const { phase } = hallAt(world.model, index)
	const band = getFacilityRatio(world.model.catalogue, 'gross_floor_m2_per_MW_facility')
	const low = band.low ?? 0
	const high = band.high ?? Infinity
	const perMW = floorPerFacilityMW(world, index)
	if (perMW === null || (perMW >= low && perMW <= high)) return []
	return [
		{
			path: `buildPhases[${String(index)}].floorAreaM2`,
			code: 'floor_area_out_of_band',
			facts: { hall: nameOf(phase), m2PerMW: perMW, low, high },
		},
	]
}

/** Null where the plan states no area. */
function floorPerFacilityMW({ model }: EngineWorld, index: number): number | null {
	const { phase, site, siteIndex } = hallAt(model, index)
	if (phase.floorAreaM2 === null || phase.itMW === 0) return null
	const peakPue = site.peakPue ?? peakPueIn(coolingAt(model, siteIndex, coolingOfPhase(model, index))).value
	return phase.floorAreaM2 / (phase.itMW * peakPue)
}

function dateWarnings({ frame, parts }: WarningFacts, index: number): readonly Warning[] {
	const { plan } = frame.world.model
	const phase = plan.buildPhases[index]
	const entry = phase && parts.schedule[`phase:${phase.id}`]
	if (!phase || !entry || entry.delayMonths <= 0 || isToldByLead(entry)) return []
	return [
		{
			path: `buildPhases[${String(index)}].durationMonths`,
			code: 'hall_late',
			facts: {
				hall: nameOf(phase),
				planned: entry.plannedFinish,
				finish: entry.finish,
				delayMonths: entry.delayMonths,
				cause: entry.cause,
				open: isAhead(plan, phase.startMonth),
			},
		},
	]
}

/** What waits for what is not ordered alone is told with the item. */
const isToldByLead = ({ finish, finishInTime, plannedFinish }: ScheduleEntry) =>
	finishInTime !== finish && finishInTime === plannedFinish

/** Steps that the plan dates before what they wait for. */
function stepWarnings({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { plan, catalogue } = frame.world.model
	const phase = plan.buildPhases[index]
	const early = noteOf(frame, levelWork).items[index]?.moved?.stated.early ?? []
	const stepName = (id: string) => catalogue.constructionPhases.find((row) => row.id === id)?.name ?? id
	return early.flatMap(({ step, could, after }): readonly Warning[] => {
		const at = phase?.steps.findIndex((row) => row.step === step) ?? -1
		if (!phase || at < 0) return []
		return [
			{
				path: `buildPhases[${String(index)}].steps[${String(at)}].startMonth`,
				code: 'step_out_of_order',
				facts: {
					hall: nameOf(phase),
					step: stepName(step),
					after: after === null ? null : stepName(after),
					stated: phase.steps[at]?.startMonth ?? null,
					could: addMonths(plan.startMonth, Math.floor(could)),
				},
			},
		]
	})
}

/** One warning a site: the item that is latest, and how many more there are. */
function longLeadWarnings({ frame, parts }: WarningFacts): readonly Warning[] {
	const { plan } = frame.world.model
	return plan.sites.flatMap((site, index): readonly Warning[] => {
		const late = (parts.sites[site.id]?.equipment ?? []).filter(({ slackMonths }) => (slackMonths ?? 0) < 0)
		const worst = late.toSorted((left, right) => (left.slackMonths ?? 0) - (right.slackMonths ?? 0))[0]
		if (!worst || worst.orderBy === null) return []
		const facts = {
			site: site.name,
			item: worst.name,
			count: worst.count,
			bought: worst.state === 'ordered',
			lateMonths: -(worst.slackMonths ?? 0),
			orderBy: worst.orderBy,
			othersLate: late.length - 1,
			waits: longestWait(frame, parts.schedule, site.id),
		}
		return [{ path: `sites[${String(index)}]`, code: 'long_lead', facts }]
	})
}

/** Items the plan states as ordered, and fewer of them than the halls that state them need. */
function shortPurchases({ frame, parts }: WarningFacts): readonly Warning[] {
	const { plan } = frame.world.model
	return plan.sites.flatMap((site, index) =>
		(parts.sites[site.id]?.equipment ?? []).flatMap((row): readonly Warning[] => {
			const ofSite = site.procurement.filter(({ item }) => item === row.item)
			const ofHalls = plan.buildPhases
				.filter(({ siteId }) => siteId === site.id)
				.flatMap((hall) =>
					purchasesOf(hall).flatMap(({ item, quantity }) => (item === row.item ? [{ id: hall.id, quantity }] : [])),
				)
			const bought = [...ofSite, ...ofHalls]
			const halls = new Set(ofHalls.map(({ id }) => id))
			// What is bought for the site as a whole is needed whole, whichever hall states it.
			const lots = row.lots.filter(({ phaseId, contractId }) =>
				phaseId === null ? contractId === null : halls.has(phaseId),
			)
			const needed = lots.reduce((sum, { count }) => sum + count, 0)
			const stated = bought.reduce((sum, { quantity }) => sum + quantity, 0)
			if (bought.length === 0 || stated >= needed) return []
			return [
				{
					path: `sites[${String(index)}]`,
					code: 'procurement_short',
					facts: { site: site.name, item: row.name, ordered: stated, needed },
				},
			]
		}),
	)
}
