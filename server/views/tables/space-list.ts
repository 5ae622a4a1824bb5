import type { HallResult } from '#shared/result/equipment-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { figuresFrom } from '../figures/figure.ts'
import type { NamedList } from '../pages/layer-page.ts'
import { figureEntry, unlessEmpty } from './list-entry.ts'
import { compact, count, exactShare, megawatts } from '#shared/formats/figures.ts'
import { countInWords } from '#shared/formats/months.ts'

/** Floor, land, water and power of every site when its halls are full; null without sites that have any. */
export function spaceList(plan: PlanFile, result: PlanResult): NamedList | null {
	const { figure } = figuresFrom({ plan, result })
	const entries = plan.sites.flatMap(({ id, name, landHectares, existingLoadMW }) => {
		const site = result.sites[id]
		if (!site || site.space.peakFacilityMW === 0) return []
		const { space } = site
		const of = `site:${id}`
		const land = landHectares === null ? 'Typical for such sites' : `The site has ${compact(landHectares)} ha`
		return [
			figureEntry(figure('space.floorAreaM2', { of, as: (area) => `${compact(area)} m²` }), {
				title: `${name}: gross floor`,
				note: `${count(space.racks)} racks on ${compact(space.whiteSpaceM2)} m² of white space`,
			}),
			figureEntry(figure('space.landHectares', { of, as: (area) => `${compact(area)} ha` }), {
				title: `${name}: land`,
				note: land,
			}),
			figureEntry(figure('space.siteCapacityMW', { of, as: (power) => `${megawatts(power)} MW` }), {
				title: `${name}: power to request`,
				note: `${megawatts(space.peakFacilityMW)} MW at the meter when full${existingLoadMW ? ` and ${megawatts(existingLoadMW)} MW existing` : ''}, incl. reserve`,
			}),
			figureEntry(figure('waterM3', { of, at: 'all', as: (water) => `${compact(water)} m³` }), {
				title: `${name}: water on site`,
				note: 'Over the whole plan',
			}),
		]
	})
	return unlessEmpty({ title: 'Floor, land and water', sub: 'By site with all halls full', entries })
}

type Design = { readonly hall: HallResult; readonly id: string; readonly names: string[] }

/** Halls of one design together, in the order of their first. */
function designsOf(plan: PlanFile, result: PlanResult): readonly Design[] {
	const designs = new Map<string, Design>()
	for (const { id, name, siteId } of plan.buildPhases) {
		const hall = result.halls[id]
		if (!hall) continue
		const key = JSON.stringify([siteId, hall])
		const known = designs.get(key)
		if (known) known.names.push(name ?? id)
		else designs.set(key, { hall, id, names: [name ?? id] })
	}
	return [...designs.values()]
}

/** Racks, chain and heat of every hall, with what its cooling carries; null without halls. */
export function hallDesignList(plan: PlanFile, result: PlanResult): NamedList | null {
	const { figure } = figuresFrom({ plan, result })
	const entries = designsOf(plan, result).map(({ hall, id, names: [first = id, ...others] }) => {
		const fits = hall.rackHeadroomKW >= 0
		const carried = figure('halls.rackHeadroomKW', {
			of: `phase:${id}`,
			as: (room) => (room < 0 ? `${compact(-room)} kW over the limit` : `${compact(room)} kW to spare`),
		})
		const loss = exactShare(1 - hall.chainEfficiency)
		const who = others.length === 0 ? first : `${first} and ${countInWords(others.length)} more like it, each`
		return figureEntry(carried, {
			title: `${who}: ${count(hall.racks)} racks at ${compact(hall.rackKW)} kW`,
			note: `${loss} (${megawatts(hall.chainLossMW)} MW) lost before the rack · ${megawatts(hall.chillerHeatMW)} MW of heat left for chillers in the hottest hour`,
			status: fits ? 'ok' : 'failing',
			statusText: fits ? 'Fits' : 'Too dense',
		})
	})
	return unlessEmpty({
		title: 'Racks and cooling',
		sub: 'By hall when full: racks against cooling limit, losses, heat',
		entries,
	})
}
