import { asOnePlace } from '#shared/document/several-places.ts'
import type { Figures } from '../../figures/figure.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import type { ContractedPower } from './contracted-power.ts'

/** The firm capacity as a figure; null where there is none. */
export function contractedFigure(figures: Figures, { firm }: ContractedPower): Figure | null {
	const of = asOnePlace('contract', firm)
	return of === undefined ? null : figures.figure('energy.contractCapacity', { of })
}
