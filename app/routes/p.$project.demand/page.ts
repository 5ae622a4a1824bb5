import { LayoutGrid } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = {
	...{ name: 'Demand', Icon: LayoutGrid, group: 'layers', order: 4, layers: ['models', 'applications'] },
	words: 'models applications workloads training users tokens',
} satisfies PlanPage
