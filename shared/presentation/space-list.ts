import type { HallResult } from '#shared/equipment-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ListEntry, NamedList } from './layer-page.ts'
import { compact, count, exactShare, megawatts } from './wording/figures.ts'

type Figure = { readonly quantity: string; readonly title: string; readonly note: string; readonly text: string }

function opened(scope: string, { quantity, title, note, text }: Figure): ListEntry {
	return {
		key: `${scope}/${quantity}`,
		status: null,
		title,
		note,
		value: '',
		open: { text, why: { quantity, scope, month: null } },
	}
}

/** Floor, land, water and power of every site when its halls are full; null without sites that have any. */
export function spaceList(plan: PlanFile, result: PlanResult): NamedList | null {
	const entries = plan.sites.flatMap(({ id, name, landHectares }) => {
		const site = result.sites[id]
		if (!site || site.space.peakFacilityMW === 0) return []
		const { space } = site
		const water = site.waterM3.reduce((sum, month) => sum + month, 0)
		const scope = `site:${id}`
		const land = landHectares === null ? 'As such sites usually take' : `The site has ${compact(landHectares)} ha`
		return [
			opened(scope, {
				quantity: 'space.floorAreaM2',
				title: `${name}: gross floor`,
				note: `${count(space.racks)} racks on ${compact(space.whiteSpaceM2)} m² of white space`,
				text: `${compact(space.floorAreaM2)} m²`,
			}),
			opened(scope, {
				quantity: 'space.landHectares',
				title: `${name}: land`,
				note: land,
				text: `${compact(space.landHectares)} ha`,
			}),
			opened(scope, {
				quantity: 'space.siteCapacityMW',
				title: `${name}: power to apply for`,
				note: `${megawatts(space.peakFacilityMW)} MW at the meter when full, with its reserve`,
				text: `${megawatts(space.siteCapacityMW)} MW`,
			}),
			opened(scope, {
				quantity: 'waterM3',
				title: `${name}: water on site`,
				note: 'Over the whole plan; opens in the month with most',
				text: `${compact(water)} m³`,
			}),
		]
	})
	if (entries.length === 0) return null
	return { title: 'Floor, land and water', sub: 'Of each site when all its halls are full', entries }
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
	const entries = designsOf(plan, result).map(({ hall, id, names: [first = id, ...others] }): ListEntry => {
		const fits = hall.rackHeadroomKW >= 0
		const limit = compact(hall.rackKW + hall.rackHeadroomKW)
		const loss = exactShare(1 - hall.chainEfficiency)
		const who = others.length === 0 ? first : `${first} and ${others.length} more like it, each`
		return {
			...opened(`phase:${id}`, {
				quantity: 'halls.rackHeadroomKW',
				title: `${who}: ${count(hall.racks)} racks of ${compact(hall.rackKW)} kW`,
				note: `${loss} (${megawatts(hall.chainLossMW)} MW) lost on the way to the rack · ${megawatts(hall.chillerHeatMW)} MW of heat left for chillers in the hottest hour`,
				text: `${limit} kW carried`,
			}),
			status: fits ? 'ok' : 'failing',
			statusText: fits ? 'Fits' : 'Too dense',
		}
	})
	if (entries.length === 0) return null
	return {
		title: 'Racks and cooling',
		sub: 'Of each hall when it is full: racks against what its cooling carries, losses, heat',
		entries,
	}
}
