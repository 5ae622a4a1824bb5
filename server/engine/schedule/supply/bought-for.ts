import { getEquipment } from '#shared/catalogue/catalogue.ts'
import { hasStep, purchasesOf, SUBSTATION_STEP } from '#shared/catalogue/hall-steps.ts'
import { arrivalOf, isOrdered, SITE_PURCHASES } from '#shared/catalogue/purchases.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { item } from '../../cells.ts'
import type { EngineModel } from '../../world.ts'
import { neededAtShare, PACKAGES_BY_EQUIPMENT } from '../equipment-packages.ts'
import type { Hall, Procurement } from '../types.ts'

export type Bought = Pick<Hall, 'procurement' | 'orderedByNeed' | 'openLots'>
type Phase = EngineModel['plan']['buildPhases'][number]
type Row = Phase['procurement'][number]

/**
 * What is ordered for a hall and when it comes: its own purchases; of its site's substation, where neither it nor the site states
 * any, the first that any hall of the site states. What is only planned follows the hall and holds nothing. Rules pD1, pD3.
 */
export function boughtFor(model: EngineModel, index: number): Bought {
	const phase = item(model.plan.buildPhases, index)
	const own = purchasesOf(phase)
	const rows = [...own, ...ofItsSite(model, phase, own)]
	return {
		procurement: rows.flatMap((bought) => arriving(model, bought)),
		orderedByNeed: own.flatMap((bought) =>
			isOrdered(bought) && arrivalOf(bought, getEquipment(model.catalogue, bought.item)) === null ? [bought.item] : [],
		),
		openLots: [],
	}
}

function arriving(model: EngineModel, bought: Row): readonly Procurement[] {
	const arrival = arrivalOf(bought, getEquipment(model.catalogue, bought.item))
	return arrival === null ? [] : [setIn(model, bought.item, monthsBetween(model.plan.startMonth, arrival))]
}

/** What arrives in a month, with the packages that set it. */
export const setIn = (model: EngineModel, equipment: string, setMonth: number): Procurement => ({
	item: equipment,
	setMonth,
	neededAt: neededAtShare(model, equipment),
	packageIds: PACKAGES_BY_EQUIPMENT[equipment] ?? [],
})

function ofItsSite({ plan, catalogue }: EngineModel, phase: Phase, own: readonly Row[]): readonly Row[] {
	if (!hasStep(phase.scope ?? 'greenfield', SUBSTATION_STEP)) return []
	const lots = plan.sites.find(({ id }) => id === phase.siteId)?.procurement ?? []
	const others = plan.buildPhases.filter(({ id, siteId }) => siteId === phase.siteId && id !== phase.id)
	return SITE_PURCHASES.flatMap((name) => {
		if ([...own, ...lots].some((bought) => bought.item === name)) return []
		const row = getEquipment(catalogue, name)
		const stated = others.flatMap((hall) => purchasesOf(hall).filter((bought) => bought.item === name))
		const coming = stated.flatMap((bought) => {
			const arrival = arrivalOf(bought, row)
			return arrival === null ? [] : [{ bought, arrival }]
		})
		return coming
			.sort((a, b) => (a.arrival < b.arrival ? -1 : Number(a.arrival > b.arrival)))
			.slice(0, 1)
			.map(({ bought }) => bought)
	})
}
