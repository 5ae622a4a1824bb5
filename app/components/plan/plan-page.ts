import type { LucideIcon } from 'lucide-react'
import type { Layer } from '#shared/layers.ts'

/** How a page of a plan is named and where it stands in the rail: `page.ts` of its folder in `app/routes`. */
export type PlanPage = {
	readonly name: string
	readonly Icon: LucideIcon
	/** above the layers, among them, below them, or at the foot */
	readonly group: 'top' | 'layers' | 'plan' | 'foot'
	readonly order: number
	/** the layers that it shows, in whose colors it is marked */
	readonly layers?: readonly Layer[]
	/** other words by which it is looked for */
	readonly words?: string
	/** pages that are a tab of it under an address of their own */
	readonly also?: readonly string[]
}
