import { addMonths } from '#shared/units/months.ts'
import { firstAhead, isAhead } from '#shared/status-month.ts'
import { roundSizes, type LeverContext, type Lever, type ShortSite, leversOf, freeNumber } from '../lever.ts'
import { hallsByFinish } from './halls-by-finish.ts'

/** Months a hall is built over where the site has none to go by: facility §3.1, default. */
const MONTHS_TO_BUILD = 20
/** What liquid cooling with dry coolers reaches in a mild climate. */
const LOWEST_PEAK_PUE = 1.1
const list = 'buildPhases'

/** One more hall like the site's last, begun so that it is ready when the run begins; not before the status month. */
export function furtherHall({ plan, result, run }: LeverContext, { id, name, missing }: ShortSite): Lever {
	const like = hallsByFinish(plan, result, id).at(-1)?.hall
	const free = freeNumber(plan.buildPhases, 'further-hall')
	const durationMonths = like?.durationMonths ?? MONTHS_TO_BUILD
	const wished = addMonths(result.months[run.from] ?? '', -durationMonths)
	return {
		lever: 'hall_add',
		layer: 'infrastructure',
		subject: name,
		sizes: roundSizes(missing * 1.5, 0.1),
		change: (size) => ({
			action: 'add',
			list,
			item: {
				id: `further-hall-${free}`,
				siteId: id,
				name: `Further hall ${free}`,
				itMW: size,
				startMonth: isAhead(plan, wished) ? wished : firstAhead(plan),
				durationMonths,
				scope: like?.scope ?? 'greenfield',
				cooling: like?.cooling ?? null,
				redundancy: like?.redundancy ?? null,
			},
		}),
	}
}

/** Cooling that asks less of the hottest hour, so that the same power feeds more IT. */
export function coolerSites({ plan, result, sites }: LeverContext): readonly Lever[] {
	return sites.map(({ id, name }): Lever => {
		const now = result.sites[id]?.peakPue[0] ?? 1
		const stated = plan.sites.find((site) => site.id === id)?.peakPue ?? null
		return leversOf({ layer: 'infrastructure', subject: name, list: 'sites', id })('peak_pue', {
			field: 'peakPue',
			was: stated,
			sizes: roundSizes(now - LOWEST_PEAK_PUE, 0.01).filter((size) => now - size >= LOWEST_PEAK_PUE - 1e-9),
			value: (size) => Number((now - size).toFixed(4)),
		})
	})
}

/** The hall that is ready last before the run made larger, where no hall that comes is late for hands. */
export function sizeOfLastHall(
	{ plan, result, run }: LeverContext,
	{ siteId, missing }: { siteId: string; missing: number },
): readonly Lever[] {
	const first = result.months[run.from] ?? ''
	const ready = hallsByFinish(plan, result, siteId).filter(
		({ hall, finish }) => finish < first && isAhead(plan, hall.startMonth),
	)
	const hall = ready.at(-1)?.hall
	if (hall === undefined) return []
	const lever = leversOf({ layer: 'infrastructure', subject: hall.name ?? hall.id, list, id: hall.id })
	return [
		lever('hall_size', {
			field: 'itMW',
			was: hall.itMW,
			sizes: roundSizes(missing * 1.5, 0.1),
			value: (size) => Number((hall.itMW + size).toPrecision(12)),
		}),
	]
}
