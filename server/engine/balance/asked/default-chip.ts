import { TEXT_ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { EngineModel } from '../../world.ts'

/** The chip that stands for what is asked where none that may run it is ordered. Rules B4, B8. */
export function defaultChipId({ plan, catalogue }: Pick<EngineModel, 'plan' | 'catalogue'>): string {
	const stated = plan.assumptions['defaultChip']?.text ?? null
	const known = catalogue.chips.some(({ id }) => id === stated)
	return stated !== null && known ? stated : TEXT_ASSUMPTIONS.defaultChip.default
}
