import { figureAt } from '../../../cells.ts'
import type { Column } from '../../../kernel/algorithm-node.ts'

type HallLines = Readonly<Record<'electrical' | 'mechanical' | 'premium' | 'shell' | 'distribution' | 'fitOut', Column>>

/** What of a hall is equipment and not building. */
export function machineShare(from: HallLines, hall: number): number {
	const machines = figureAt(from.electrical, hall) + figureAt(from.mechanical, hall) + figureAt(from.premium, hall)
	const material = figureAt(from.shell, hall) + figureAt(from.distribution, hall) + figureAt(from.fitOut, hall)
	return machines + material > 0 ? machines / (machines + material) : 0
}
