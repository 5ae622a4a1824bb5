import { getEquipment } from '#shared/catalogue/catalogue.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { lotUnits } from '../equipment/lot-units.ts'
import { isOfSubstation } from '../equipment/lots.ts'
import { columnOf } from '../kernel/run.ts'
import { hallAt } from '../schedule/phase-inputs.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

/** What is listed as standing, and neither the hall nor the substation of its site needs. Rule pR1. */
export function uselessPlant({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { phase, siteIndex } = hallAt(frame.world.model, index)
	if (phase.existingPlant === null) return []
	const needed = columnOf(frame, lotUnits)
	const isNeeded = (item: string) =>
		frame.world.model.lots.some(
			(lot, at) =>
				lot.item === item &&
				(lot.phase === index || (lot.site === siteIndex && isOfSubstation(lot))) &&
				needed.at(at, 0) > 0,
		)
	return phase.existingPlant.flatMap(({ item }, at): readonly Warning[] => {
		if (isNeeded(item)) return []
		const { name } = getEquipment(frame.world.model.catalogue, item)
		const path = `buildPhases[${String(index)}].existingPlant[${String(at)}].item`
		return [{ path, code: 'plant_not_needed', facts: { hall: nameOf(phase), item: name } }]
	})
}
