import { addMonths } from '#shared/units/months.ts'
import type { LeaseDraw } from './random-supply.ts'

type Base = {
	readonly draws: readonly LeaseDraw[]
	readonly scaleMW: number
	readonly startMonth: string
	readonly siteAt: (index: number, place: number) => string
	readonly halls: readonly { readonly id: string; readonly siteId: string }[]
}

/** Leases as a person would write them: of a site, some of one of its halls. */
export function writtenLeases({ draws, scaleMW, startMonth, siteAt, halls }: Base) {
	return draws.map(({ place, inAHall, sizeShare, start, ...lease }, index) => {
		const siteId = siteAt(index, place)
		return {
			...lease,
			id: `lease-${String(index + 1)}`,
			siteId,
			phaseId: inAHall ? (halls.find((hall) => hall.siteId === siteId)?.id ?? null) : null,
			itMW: sizeShare * scaleMW,
			startMonth: addMonths(startMonth, start),
		}
	})
}
