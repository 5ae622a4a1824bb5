import type { LucideIcon } from 'lucide-react'

/** How a page of a plan is named and where it stands in the rail: `page.ts` of its folder in `app/routes`. */
export type PlanPage = {
	readonly name: string
	readonly Icon: LucideIcon
	/** above the layers, below them, or at the foot */
	readonly group: 'top' | 'plan' | 'foot'
	readonly order: number
	/** pages that are a tab of it under an address of their own */
	readonly also?: readonly string[]
}
