import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import { peakPueIn } from '#shared/catalogue/climate-cooling.ts'
import type { ScheduleEntry } from '#shared/result.ts'
import type { Warning } from '#shared/warning-result.ts'
import { formatMonth } from '#shared/units/format.ts'
import { figure, monthsLong } from '../balance/causes/cause-words.ts'
import { want } from '../balance/causes/delay-words.ts'
import { coolingAt, coolingOfPhase } from '../places.ts'
import { hallAt } from '../schedule/phase-inputs.ts'
import type { EngineModel, EngineWorld } from '../world.ts'
import { rackDensityOf } from '../equipment/rack-density.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

/** Halls whose racks, floor, dates or equipment do not go together. */
export function hallWarnings(facts: WarningFacts): readonly Warning[] {
	const { plan } = facts.frame.world.model
	return [
		...plan.buildPhases.flatMap((_, index) => [...designWarnings(facts, index), ...dateWarnings(facts, index)]),
		...longLeadWarnings(facts),
		...shortPurchases(facts),
	]
}

function designWarnings({ frame }: WarningFacts, index: number): readonly Warning[] {
	return [...thinCooling(frame.world.model, index), ...floorArea(frame.world, index)]
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
			text: `${nameOf(phase)} plans racks of ${figure(rackKW)} kW; its cooling carries ${figure(cooling.maxRackKW)} kW.`,
			mend: 'Choose liquid cooling, or less dense racks.',
		},
	]
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
			text: `${nameOf(phase)} has ${figure(perMW)} m² for each MW at the meter; AI campuses have ${figure(low)} to ${figure(high)} m².`,
			mend: 'Check that the area is gross, in square metres, and of this hall alone: most labour hours follow it.',
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
	const phase = frame.world.model.plan.buildPhases[index]
	const entry = phase && parts.schedule[`phase:${phase.id}`]
	if (!phase || !entry || entry.delayMonths <= 0) return []
	const held = entry.cause === null ? '' : want(entry.cause)
	const when =
		entry.finish === null
			? `does not finish in the months looked at; it was planned for ${formatMonth(entry.plannedFinish, 'long')}`
			: `finishes in ${formatMonth(entry.finish, 'long')}, ${monthsLong(entry.delayMonths)} later than planned`
	return [
		{
			path: `buildPhases[${String(index)}].durationMonths`,
			code: 'hall_late',
			text: `${nameOf(phase)} ${when}${held}.`,
			mend: mendOf(entry.cause),
		},
	]
}

function mendOf(cause: ScheduleEntry['cause']): string {
	if (cause?.startsWith('long_lead:')) return 'Have it delivered earlier, or move the hall to its delivery.'
	return 'Bring in more people or travellers, a second shift or more prefabrication, or start earlier.'
}

/** One warning a site: the item that is latest, and how many more there are. */
function longLeadWarnings({ frame, parts }: WarningFacts): readonly Warning[] {
	const { plan } = frame.world.model
	return plan.sites.flatMap((site, index): readonly Warning[] => {
		const late = (parts.sites[site.id]?.equipment ?? []).filter(({ slackMonths }) => (slackMonths ?? 0) < 0)
		const worst = late.toSorted((left, right) => (left.slackMonths ?? 0) - (right.slackMonths ?? 0))[0]
		if (!worst || worst.orderBy === null) return []
		const { when, mend } = isBought(plan, { siteId: site.id, item: worst.item })
			? {
					when: `arrives ${monthsLong(-(worst.slackMonths ?? 0))} after it is needed`,
					mend: 'Have it delivered sooner, or start the halls later.',
				}
			: {
					when: `was to be ordered by ${formatMonth(worst.orderBy, 'long')} and is not said to be bought`,
					mend: 'State under procurement what is already ordered, or start the halls later.',
				}
		const text = `${worst.name} for ${site.name} (${figure(worst.count)}) ${when}.${othersLate(late.length - 1)}`
		return [{ path: `sites[${String(index)}]`, code: 'long_lead', text, mend }]
	})
}

/** Whether a hall of the site states when an item is delivered: its slack is counted to that month. */
function isBought(
	{ buildPhases }: EngineModel['plan'],
	asked: { readonly siteId: string; readonly item: string },
): boolean {
	return buildPhases.some(
		({ siteId, procurement }) =>
			siteId === asked.siteId &&
			procurement.some(({ item, deliveryMonth }) => item === asked.item && deliveryMonth !== null),
	)
}

function othersLate(others: number): string {
	return others === 0 ? '' : ` ${String(others)} more ${others === 1 ? 'item is' : 'items are'} late too.`
}

/** Items the plan states as ordered, and fewer of them than the halls that state them need. */
function shortPurchases({ frame, parts }: WarningFacts): readonly Warning[] {
	const { plan } = frame.world.model
	return plan.sites.flatMap((site, index) =>
		(parts.sites[site.id]?.equipment ?? []).flatMap((row): readonly Warning[] => {
			const bought = plan.buildPhases
				.filter(({ siteId }) => siteId === site.id)
				.flatMap(({ id, procurement }) =>
					procurement.flatMap(({ item, quantity }) => (item === row.item ? [{ id, quantity }] : [])),
				)
			const halls = new Set(bought.map(({ id }) => id))
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
					text: `${row.name} for ${site.name}: ${figure(stated)} ordered, and its halls need ${figure(needed)} by the sizing.`,
					mend: 'Order the rest, or check the hall’s size, redundancy and the size of one unit.',
				},
			]
		}),
	)
}
